package io.fleetfold.domain.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Predictions against measured values of one metric.
 *
 * @param points rows with both
 * @param median median error as a share of the measured value
 * @param p90 the error that nine of ten points stay below
 * @param covered share of the measured values that lie between low and high
 */
public record PredictionErrors(
    String metric, int points, double median, double p90, double covered) {

  private record Pair(Prediction.Range range, double measured) {

    double error() {
      return Math.abs(range.predicted() / measured - 1);
    }

    boolean isCovered() {
      return measured >= range.low() && measured <= range.high();
    }
  }

  static List<PredictionErrors> of(PredictionTable table) {
    Map<String, List<Pair>> pairs = new TreeMap<>();
    for (int i = 0; i < table.predictions().size(); i++) {
      var row = new PointRow(table.points().rows().get(i));
      Prediction.Range range = table.predictions().get(i).range();
      Double measured = measured(row);
      if (range != null && measured != null) {
        pairs
            .computeIfAbsent(row.text("metric"), metric -> new ArrayList<>())
            .add(new Pair(range, measured));
      }
    }
    return pairs.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
  }

  private static @Nullable Double measured(PointRow row) {
    try {
      return row.findNumber(Measurements.VALUE);
    } catch (UnreadablePointException notANumber) {
      return null;
    }
  }

  private static PredictionErrors of(String metric, List<Pair> pairs) {
    double[] errors = pairs.stream().mapToDouble(Pair::error).sorted().toArray();
    double covered = (double) pairs.stream().filter(Pair::isCovered).count() / pairs.size();
    return new PredictionErrors(
        metric, pairs.size(), Quantiles.of(errors, 0.5), Quantiles.of(errors, 0.9), covered);
  }
}
