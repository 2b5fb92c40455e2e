package io.fleetfold.cli.report;

import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.bound.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Best margin and upper bound of a solve over time: a point whenever one of them got better, and
 * one at the end, which is what the audit says of the plan.
 */
public final class SolveTrace implements Consumer<Progress> {

  /** The columns; empty cells while a figure is not known. */
  public static final List<String> HEADER =
      List.of(
          "seconds", "stage", "margin_usd_per_hour", "upper_bound_usd_per_hour", "gap", "steps");

  /**
   * Where the solve was.
   *
   * @param margin of the best plan so far, in dollars per hour; {@code null} while there is none
   * @param upperBound in dollars per hour; {@code null} while unknown
   */
  public record Point(
      double seconds,
      String stage,
      @Nullable Double margin,
      @Nullable Double upperBound,
      long steps) {

    @Nullable Double gap() {
      return margin == null || upperBound == null ? null : Gap.of(upperBound, margin);
    }
  }

  private final List<Point> points = new ArrayList<>();
  private @Nullable Double margin;
  private @Nullable Double upperBound;

  @Override
  public synchronized void accept(Progress progress) {
    Double better = better(progress.marginUsdPerHour());
    Double tighter = tighter(progress.upperBoundUsdPerHour());
    boolean changed = !Objects.equals(better, margin) || !Objects.equals(tighter, upperBound);
    if (points.isEmpty() || changed) {
      margin = better;
      upperBound = tighter;
      double seconds = progress.elapsed().toNanos() * 1e-9;
      points.add(new Point(seconds, progress.stage(), margin, upperBound, progress.steps()));
    }
  }

  private @Nullable Double better(double found) {
    return Double.isNaN(found) || (margin != null && margin >= found) ? margin : (Double) found;
  }

  private @Nullable Double tighter(@Nullable Double found) {
    return found == null || (upperBound != null && upperBound <= found) ? upperBound : found;
  }

  /** Adds the last point. */
  public synchronized void finish(SolveResult result) {
    Double bound = result.upperBoundUsdPerHour();
    double seconds = result.elapsed().toNanos() * 1e-9;
    double last = result.audit().money().marginMicroUsdPerHour() / 1e6;
    points.add(new Point(seconds, "done", last, bound, result.steps()));
  }

  /** The points, oldest first. */
  public synchronized List<Point> points() {
    return List.copyOf(points);
  }

  /** Writes the points as CSV. */
  public void write(Appendable out) throws IOException {
    CSVPrinter printer = CsvText.format(HEADER).print(out);
    for (Point point : points()) {
      printer.printRecord(
          decimal(point.seconds(), 3),
          point.stage(),
          decimal(point.margin(), 6),
          decimal(point.upperBound(), 6),
          decimal(point.gap(), 6),
          point.steps());
    }
    printer.flush();
  }

  private static String decimal(@Nullable Double value, int digits) {
    return value == null || !Double.isFinite(value)
        ? ""
        : Figures.exact(Math.round(value * Math.pow(10, digits)), digits).toPlainString();
  }
}
