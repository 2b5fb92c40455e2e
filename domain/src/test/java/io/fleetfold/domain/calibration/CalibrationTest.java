package io.fleetfold.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.performance.Constant;
import io.fleetfold.domain.performance.Constants;
import io.fleetfold.domain.performance.ConstantsTable;
import io.fleetfold.domain.performance.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {

  private static final Accelerator OTHER = Parts.gpu("other", 100, 3000, 400, null, 9.0);
  private static final Model ONE = Parts.dense("one", 1, 20, 50_000, Precision.BF16);
  private static final List<Accelerator> ACCELERATORS = List.of(Parts.ROUND, OTHER);
  private static final List<Model> MODELS = List.of(Parts.TEN, ONE);

  /** Slower in every respect than where the fit starts. */
  private static final Constants TRUTH =
      Priors.bundled()
          .constants()
          .with(Constant.WEIGHT_BANDWIDTH, 0.6)
          .with(Constant.LAYER_US, 100)
          .with(Constant.PREFILL_COMPUTE, 0.4);

  private static Map<String, String> row(
      String accelerator, String model, String metric, int batch, int input) {
    Map<String, String> cells = new HashMap<>();
    cells.put("accelerator", accelerator);
    cells.put("model", model);
    cells.put("metric", metric);
    cells.put("framework", "vllm");
    cells.put("phase", metric.startsWith("prefill") ? "prefill" : "decode");
    cells.put("count", "1");
    cells.put("batch", Integer.toString(batch));
    cells.put("input_len", Integer.toString(input));
    cells.put("output_len", "100");
    return cells;
  }

  private static Measurements measurements() throws UnreadablePointException {
    var reader = new PointReader(ACCELERATORS, MODELS);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String accelerator : List.of("round", "other")) {
      for (String model : List.of("ten", "one")) {
        for (String metric : List.of("tpot_ms", "prefill_latency_ms")) {
          for (int batch : List.of(1, 4, 16)) {
            for (int input : List.of(200, 2000)) {
              var cells = row(accelerator, model, metric, batch, input);
              double truth = reader.read(new PointRow(cells)).value(TRUTH);
              cells.put("value", String.format(Locale.ROOT, "%.6f", truth));
              rows.add(cells);
            }
          }
        }
      }
    }
    rows.add(Map.of("accelerator", "abacus"));
    return new Measurements(List.of(), rows);
  }

  @Test
  void fit_findsWhatMadeTheMeasurements() throws UnreadablePointException {
    Calibration calibration = Calibration.of(ACCELERATORS, MODELS, measurements());
    assertThat(calibration.points()).isEqualTo(48);
    assertThat(calibration.unusable()).isEqualTo(Map.of("metric \"\" is unknown", 1));
    assertThat(calibration.errors()).hasSize(4);
    for (CalibrationErrors errors : calibration.errors()) {
      assertThat(errors.points()).isEqualTo(12);
      assertThat(errors.medianBefore()).isGreaterThan(0.1);
      assertThat(errors.medianAfter()).isLessThan(0.02);
      assertThat(errors.medianUnseen()).isLessThan(0.1);
    }
  }

  @Test
  void fit_isNotPulledByOddRows() throws UnreadablePointException {
    var rows = new ArrayList<>(measurements().rows());
    for (int i = 0; i < 4; i++) {
      var odd = new HashMap<>(rows.get(i));
      odd.put("value", "100000");
      rows.set(i, odd);
    }
    Calibration calibration =
        Calibration.of(ACCELERATORS, MODELS, new Measurements(List.of(), rows));
    assertThat(calibration.errors())
        .allSatisfy(errors -> assertThat(errors.medianAfter()).isLessThan(0.05));
  }

  @Test
  void files_areTheSameEachTimeAndCanBeReadBack(@TempDir Path folder) throws Exception {
    Calibration.of(ACCELERATORS, MODELS, measurements()).writeTo(folder.resolve("first"));
    Calibration.of(ACCELERATORS, MODELS, measurements()).writeTo(folder.resolve("second"));
    for (String file : List.of("constants.csv", "intervals.csv", "errors.csv")) {
      assertThat(folder.resolve("first").resolve(file))
          .hasSameTextualContentAs(folder.resolve("second").resolve(file));
    }
    ConstantsTable table = CalibrationFolder.read(folder.resolve("first")).constants();
    assertThat(table.points("round", Constant.Family.DECODE)).isEqualTo(12);
    assertThat(table.of("round", "vllm").get(Constant.WEIGHT_BANDWIDTH))
        .isCloseTo(0.6, within(0.06));
  }

  @Test
  void predictor_readsACalibrationBack(@TempDir Path folder) throws Exception {
    Calibration calibration = Calibration.of(ACCELERATORS, MODELS, measurements());
    calibration.writeTo(folder);
    var cells = row("round", "ten", "tpot_ms", 8, 1000);
    double fitted = predicted(calibration.predictor(ACCELERATORS, MODELS), cells);
    double readBack =
        predicted(Predictor.of(CalibrationFolder.read(folder), ACCELERATORS, MODELS), cells);
    // Constants are written with four digits.
    assertThat(readBack).isCloseTo(fitted, within(fitted * 1e-3));
  }

  private static double predicted(Predictor predictor, Map<String, String> cells) {
    Prediction.Range range = predictor.predict(cells).range();
    assertThat(range).isNotNull();
    return range.predicted();
  }

  @Test
  void predictor_givesARangeAroundThePrediction() throws UnreadablePointException {
    Calibration calibration = Calibration.of(ACCELERATORS, MODELS, measurements());
    var cells = row("round", "ten", "tpot_ms", 8, 1000);
    Prediction prediction = calibration.predictor(ACCELERATORS, MODELS).predict(cells);
    double truth = new PointReader(ACCELERATORS, MODELS).read(new PointRow(cells)).value(TRUTH);
    assertThat(prediction.note()).isEmpty();
    assertThat(prediction.range()).isNotNull();
    assertThat(prediction.range().predicted()).isCloseTo(truth, within(truth * 0.03));
    assertThat(prediction.range().low()).isLessThanOrEqualTo(prediction.range().high());
  }
}
