package io.fleetfold.domain.calibration;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.performance.ConstantsTable;
import io.fleetfold.domain.performance.ServingStacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Predicts latencies and throughputs of single engines, for comparison with measurements. Immutable
 * and thread-safe.
 *
 * <p>Accelerators and models are named as in the catalogue or as in the bundled table of aliases.
 * The serving stack is recognised in the column {@code framework}.
 */
public final class Predictor {

  private final PointReader reader;
  private final ConstantsTable constants;
  private final Intervals intervals;

  Predictor(PointReader reader, ConstantsTable constants, Intervals intervals) {
    this.reader = reader;
    this.constants = constants;
    this.intervals = intervals;
  }

  /** The predictor with the calibration that is packed with the program. */
  public static Predictor bundled(List<Accelerator> accelerators, List<Model> models) {
    return new Predictor(
        new PointReader(accelerators, models), ConstantsTable.bundled(), Intervals.bundled());
  }

  /** The predictor with a calibration that was written by {@link Calibration#writeTo}. */
  public static Predictor of(
      CalibrationFolder calibration, List<Accelerator> accelerators, List<Model> models) {
    return new Predictor(
        new PointReader(accelerators, models), calibration.constants(), calibration.intervals());
  }

  /** Predicts the metric that a row names; a row that cannot be predicted says why. */
  public Prediction predict(Map<String, String> cells) {
    try {
      return predict(reader.read(new PointRow(cells)));
    } catch (UnreadablePointException e) {
      return new Prediction(null, e.reason());
    }
  }

  private Prediction predict(Point point) {
    double value = point.value(constants.of(point.accelerator(), point.stack()));
    boolean measured = constants.points(point.accelerator(), point.metric().family()) > 0;
    Intervals.Range range = intervals.of(new Intervals.Group(point.kind(), measured));
    List<String> notes = new ArrayList<>(point.notes());
    if (!measured) {
      notes.add("no calibration data of " + point.accelerator());
    }
    if (point.stack().equals(ServingStacks.UNKNOWN)) {
      notes.add("serving stack not recognised");
    }
    return new Prediction(
        new Prediction.Range(value, value * range.low(), value * range.high()),
        String.join("; ", notes));
  }
}
