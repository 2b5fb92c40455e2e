package io.fleetfold.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.performance.DecodeLoad;
import io.fleetfold.domain.performance.Parts;
import io.fleetfold.domain.performance.ServingStacks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointReaderTest {

  private final PointReader reader = new PointReader(List.of(Parts.ROUND), List.of(Parts.TEN));

  private static Map<String, String> row(String... columnsAndValues) {
    Map<String, String> cells =
        new HashMap<>(
            Map.of(
                "accelerator",
                "round",
                "model",
                "ten",
                "metric",
                "tpot_ms",
                "framework",
                "vllm 0.17"));
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      cells.put(columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return cells;
  }

  private Point read(String... columnsAndValues) throws UnreadablePointException {
    return reader.read(new PointRow(row(columnsAndValues)));
  }

  private DecodeLoad decode(String... columnsAndValues) throws UnreadablePointException {
    return (DecodeLoad) read(columnsAndValues).work().load();
  }

  @Test
  void decodeStep_readsCacheOfPromptAndHalfOfTheAnswer() throws UnreadablePointException {
    // 4 * (1000 + 100) * 100 kB / (2 * 1000 GB/s)
    var load =
        decode(
            "count",
            "2",
            "tp",
            "2",
            "batch",
            "4",
            "input_len",
            "1000",
            "output_len",
            "200",
            "phase",
            "decode");
    assertThat(load.cacheSeconds()).isCloseTo(0.22e-3, within(1e-12));
    assertThat(load.prompts()).isEqualTo(DecodeLoad.Prompts.NONE);
  }

  @Test
  void aggregatedEngine_readsABatchOfPromptsForEachAnswer() throws UnreadablePointException {
    var load =
        decode(
            "count",
            "1",
            "batch",
            "10",
            "input_len",
            "1000",
            "output_len",
            "200",
            "phase",
            "decode-agg");
    assertThat(load.prompts().count()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void squareCountBeyondAGroup_isTensorTimesExpertParallelism() throws UnreadablePointException {
    assertThat(decode("count", "64", "tp", "64", "batch", "4").layers().accelerators())
        .isEqualTo(8);
    assertThat(decode("count", "8", "tp", "8", "batch", "4").layers().accelerators()).isEqualTo(8);
    assertThat(decode("count", "24", "tp", "24", "batch", "4").layers().accelerators())
        .isEqualTo(24);
  }

  @Test
  void batchOfOneRank_givesWayToConcurrency() throws UnreadablePointException {
    assertThat(decode("count", "8", "tp", "1", "batch", "4", "concurrency", "32").batch())
        .isEqualTo(32);
    assertThat(decode("count", "8", "tp", "8", "batch", "4", "concurrency", "32").batch())
        .isEqualTo(4);
  }

  @Test
  void unrecordedContext_isAssumedAndSaid() throws UnreadablePointException {
    assertThat(read("batch", "4").notes()).containsExactly("context of 870 tokens assumed");
  }

  @Test
  void metricOfOneLayer_isAShareOfThePass() throws UnreadablePointException {
    double whole = read("batch", "4").value(Parts.constants());
    double layer = read("batch", "4", "metric", "layer_decode_step_ms").value(Parts.constants());
    assertThat(layer * 10).isCloseTo(whole, within(1e-9));
  }

  @Test
  void throughput_isTheBatchOverTheStep() throws UnreadablePointException {
    double stepMillis =
        read("count", "2", "batch", "40", "input_len", "100", "output_len", "100")
            .value(Parts.constants());
    double rate =
        read(
                "count",
                "2",
                "batch",
                "40",
                "input_len",
                "100",
                "output_len",
                "100",
                "metric",
                "output_tok_s_per_accel")
            .value(Parts.constants());
    assertThat(rate).isCloseTo(20 / (stepMillis / 1e3), within(1e-6));
  }

  @Test
  void rowsThatCannotBeUsed_sayWhy() {
    assertThatThrownBy(() -> read("accelerator", "abacus", "batch", "1"))
        .hasMessage("accelerator \"abacus\" is not in the catalogue");
    assertThatThrownBy(() -> read("model", "parrot", "batch", "1"))
        .hasMessage("model \"parrot\" is not in the catalogue");
    assertThatThrownBy(() -> read("metric", "smiles", "batch", "1"))
        .hasMessage("metric \"smiles\" is unknown");
    assertThatThrownBy(() -> read("dtype", "fp3", "batch", "1"))
        .hasMessage("dtype \"fp3\" is unknown");
    assertThatThrownBy(() -> read("dtype", "fp8", "batch", "1")).hasMessage("round cannot run fp8");
    assertThatThrownBy(() -> read()).hasMessage("no batch");
    assertThatThrownBy(() -> read("metric", "prefill_latency_ms")).hasMessage("no input_len");
    assertThatThrownBy(() -> read("batch", "many"))
        .hasMessage("batch: \"many\" is not a number above 0");
  }

  /** A title for the window, and a cell of 90 characters: codes, and cut after 40. */
  @Test
  void reasons_areSafeToPrint() {
    assertThatThrownBy(() -> read("model", "\u001b]0;x\u0007"))
        .hasMessage("model \"\\u001b]0;x\\u0007\" is not in the catalogue");
    assertThatThrownBy(() -> read("batch", "9\n" + "x".repeat(88)))
        .hasMessage(
            "batch: \"9\\u000a" + "x".repeat(38) + "... (90 characters)\" is not a number above 0");
    assertThatThrownBy(() -> read("dtype", "fp16\u202e,x", "batch", "1"))
        .hasMessage("dtype \"fp16\\u202e,x\" is unknown");
  }

  @Test
  void stacks_areRecognisedInFreeText() throws UnreadablePointException {
    assertThat(read("batch", "1", "framework", "vLLM (Splitwise fork)").stack())
        .isEqualTo("splitwise");
    assertThat(read("batch", "1", "framework", "TensorRT-LLM 1.0").stack()).isEqualTo("trtllm");
    assertThat(read("batch", "1", "framework", "home made").stack())
        .isEqualTo(ServingStacks.UNKNOWN);
  }
}
