package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.Load;
import io.fleetfold.domain.performance.PowerTable;
import io.fleetfold.domain.performance.StepTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watts of the model against measured watts, of one type and one way of measuring.
 *
 * @param meter what was measured: the accelerator while it read prompts, while it wrote, or its
 *     share of a whole server at the wall
 * @param measuredWatts median, per accelerator
 * @param predictedWatts median, per accelerator; at the wall with the share of host, fans and
 *     network
 * @param medianError as a share of the measured value
 * @param p90Error nine of ten are below
 */
public record PowerErrors(
    String accelerator,
    String meter,
    int points,
    double measuredWatts,
    double predictedWatts,
    double medianError,
    double p90Error) {

  private static final String WATTS = "power_w_per_accel";

  private record Pair(double measured, double predicted) {}

  static List<PowerErrors> of(Calibration calibration) {
    Map<String, List<Pair>> groups = new TreeMap<>();
    PointReader reader = calibration.reader();
    PowerTable power = PowerTable.bundled();
    for (Map<String, String> cells : calibration.measurements().rows()) {
      var row = new PointRow(cells);
      try {
        add(groups, row, reader, power);
      } catch (UnreadablePointException noPointOfPower) {
        // a row that no model can be asked about; calibrate has counted it
      }
    }
    return groups.entrySet().stream()
        .map(entry -> errors(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void add(
      Map<String, List<Pair>> groups, PointRow row, PointReader reader, PowerTable power)
      throws UnreadablePointException {
    Double measured = row.findNumber(WATTS);
    if (measured == null) {
      return;
    }
    boolean wall = row.text("power_kind").contains("wall");
    StepTimes times = reader.times(row);
    double predicted =
        wall ? atTheWall(row, times, power) : ofThePart(row, reader.read(row), times, power);
    String meter = wall ? "server at the wall" : row.text("phase") + " alone";
    groups
        .computeIfAbsent(times.group().type().id() + "\t" + meter, key -> new ArrayList<>())
        .add(new Pair(measured, predicted));
  }

  /** What it used of its peaks in the measured time. */
  private static double ofThePart(PointRow row, Point point, StepTimes times, PowerTable power)
      throws UnreadablePointException {
    double seconds = row.number(Measurements.VALUE) / point.work().millisPerSecond();
    Load load = point.work().load();
    return power.partWatts(
        times.group().type(), load.trafficSeconds() / seconds, load.arithmeticSeconds() / seconds);
  }

  /**
   * A throughput run states no lengths and no batch: bandwidth is taken as used in full, and the
   * arithmetic is that of the tokens written.
   */
  private static double atTheWall(PointRow row, StepTimes times, PowerTable power)
      throws UnreadablePointException {
    double flops = row.number(Measurements.VALUE) * times.served().flopsPerToken();
    var type = times.group().type();
    return power.partWatts(type, 1, flops / times.served().format().flopsPerSecond())
        + power.hostWatts(type);
  }

  private static PowerErrors errors(String group, List<Pair> pairs) {
    String[] names = group.split("\t", 2);
    return new PowerErrors(
        names[0],
        names[1],
        pairs.size(),
        Quantiles.of(sorted(pairs, true), 0.5),
        Quantiles.of(sorted(pairs, false), 0.5),
        Quantiles.of(relative(pairs), 0.5),
        Quantiles.of(relative(pairs), 0.9));
  }

  private static double[] sorted(List<Pair> pairs, boolean measured) {
    return pairs.stream()
        .mapToDouble(pair -> measured ? pair.measured() : pair.predicted())
        .sorted()
        .toArray();
  }

  private static double[] relative(List<Pair> pairs) {
    return pairs.stream()
        .mapToDouble(pair -> Math.abs(pair.predicted() / pair.measured() - 1))
        .sorted()
        .toArray();
  }
}
