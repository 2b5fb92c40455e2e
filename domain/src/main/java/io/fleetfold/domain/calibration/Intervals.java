package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.BundledTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/**
 * How far measurements lie from predictions: for each kind of point, and for accelerators with and
 * without measured points, the range of measured over predicted that held 80 of 100 points which
 * the fit had not seen.
 */
final class Intervals {

  /**
   * A little further out than 0.1 and 0.9, because groups of points differ: ranges taken from the
   * other groups at 0.1 and 0.9 hold 77 of 100 points of a group, at these 80.
   */
  private static final double LOW_QUANTILE = 0.08;

  private static final double HIGH_QUANTILE = 0.92;

  /** Which points a range is for. */
  record Group(Point.Kind kind, boolean measuredAccelerator) implements Comparable<Group> {

    @Override
    public int compareTo(Group other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : Boolean.compare(other.measuredAccelerator, measuredAccelerator);
    }
  }

  /** Measured over predicted, and how many points say so. */
  record Range(double low, double high, int points) {}

  private final Map<Group, Range> ranges;

  Intervals(Map<Group, Range> ranges) {
    this.ranges = new TreeMap<>(ranges);
  }

  static Intervals bundled() {
    return of(BundledTable.rows("intervals.csv"));
  }

  static Intervals of(List<CSVRecord> rows) {
    Map<Group, Range> ranges = new TreeMap<>();
    for (CSVRecord row : rows) {
      ranges.put(
          new Group(
              Point.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
              row.get("measured_accelerator").equals("yes")),
          new Range(
              BundledTable.number(row, "low"),
              BundledTable.number(row, "high"),
              Integer.parseInt(row.get("points"))));
    }
    return new Intervals(ranges);
  }

  /** The ranges of points that were predicted without having been seen. */
  static Intervals around(Map<Group, List<CrossValidation.Unseen>> unseen) {
    Map<Group, Range> ranges = new TreeMap<>();
    unseen.forEach((group, points) -> ranges.put(group, range(points)));
    return new Intervals(ranges);
  }

  /** The range of points, at least one. */
  static Range range(List<CrossValidation.Unseen> points) {
    double[] ratios = points.stream().mapToDouble(CrossValidation.Unseen::ratio).sorted().toArray();
    return new Range(
        Math.min(1, Quantiles.of(ratios, LOW_QUANTILE)),
        Math.max(1, Quantiles.of(ratios, HIGH_QUANTILE)),
        ratios.length);
  }

  Map<Group, Range> ranges() {
    return ranges;
  }

  /**
   * The range of a group. One without points takes that of its kind on other accelerators, and else
   * the widest there is.
   */
  Range of(Group group) {
    Range own = ranges.get(group);
    Range other = ranges.get(new Group(group.kind(), !group.measuredAccelerator()));
    return own != null ? own : other != null ? other : widest();
  }

  private Range widest() {
    double low = ranges.values().stream().mapToDouble(Range::low).min().orElse(0);
    double high =
        ranges.values().stream().mapToDouble(Range::high).max().orElse(Double.POSITIVE_INFINITY);
    return new Range(low, high, 0);
  }
}
