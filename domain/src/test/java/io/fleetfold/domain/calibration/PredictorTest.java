package io.fleetfold.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.performance.Parts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictorTest {

  private final Predictor predictor = Predictor.bundled(List.of(Parts.ROUND), List.of(Parts.TEN));

  @Test
  void bundledPredictor_saysWhatItDoesNotKnow() {
    Prediction prediction =
        predictor.predict(
            Map.of(
                "accelerator",
                "round",
                "model",
                "ten",
                "metric",
                "prefill_latency_ms",
                "input_len",
                "1000",
                "framework",
                "?"));
    assertThat(prediction.note())
        .isEqualTo("no calibration data of round; serving stack not recognised");
    assertThat(prediction.range()).isNotNull();
    assertThat(prediction.range().low()).isLessThan(prediction.range().predicted());
    assertThat(prediction.range().high()).isGreaterThan(prediction.range().predicted());
  }

  @Test
  void ttftOfASharedEngine_leavesQueueingOut() {
    Prediction prediction =
        predictor.predict(
            Map.of(
                "accelerator",
                "round",
                "model",
                "ten",
                "metric",
                "ttft_ms",
                "input_len",
                "1000",
                "phase",
                "decode-agg",
                "framework",
                "vllm",
                "concurrency",
                "8"));
    assertThat(prediction.note())
        .isEqualTo("queueing is not included; no calibration data of round");
  }

  @Test
  void rowWithoutAModel_isNotPredicted() {
    assertThat(predictor.predict(Map.of("accelerator", "round", "metric", "tpot_ms")))
        .isEqualTo(new Prediction(null, "model \"\" is not in the catalogue"));
  }
}
