package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.ConstantsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * How wrong the form is on points that it never saw: groups of points are left out in turn, the
 * constants are fitted to the rest, and the group is predicted.
 */
final class CrossValidation {

  private CrossValidation() {}

  /**
   * A point and its prediction.
   *
   * @param measuredAccelerator whether the fit knew the accelerator
   */
  record Unseen(FitPoint point, double predicted, boolean measuredAccelerator) {

    double error() {
      return Math.abs(predicted / point.measured() - 1);
    }

    /** Measured over predicted. */
    double ratio() {
      return point.measured() / predicted;
    }
  }

  /**
   * Leaves out every accelerator and model together, so that neither fit nor group shares their
   * points.
   */
  static List<Unseen> byAcceleratorAndModel(List<FitPoint> points, Priors priors) {
    return run(points, priors, point -> point.accelerator() + " " + point.architecture());
  }

  /** Leaves out every accelerator. */
  static List<Unseen> byAccelerator(List<FitPoint> points, Priors priors) {
    return run(points, priors, Point::accelerator);
  }

  private static List<Unseen> run(
      List<FitPoint> points, Priors priors, Function<Point, String> group) {
    List<String> groups =
        points.stream().map(point -> group.apply(point.point())).distinct().sorted().toList();
    try (ExecutorService threads = threads()) {
      List<CompletableFuture<List<Unseen>>> parts =
          groups.stream()
              .map(left ->
                  CompletableFuture.supplyAsync(
                      () -> leaveOut(points, priors, group, left), threads))
              .toList();
      List<Unseen> all = new ArrayList<>();
      parts.forEach(part -> all.addAll(part.join()));
      return all;
    }
  }

  /** Of our own, because the common pool of the JVM is its owner's; gone when the work is done. */
  private static ExecutorService threads() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        work -> {
          Thread thread = new Thread(work, "fleetfold");
          thread.setDaemon(true);
          return thread;
        });
  }

  private static List<Unseen> leaveOut(
      List<FitPoint> points, Priors priors, Function<Point, String> group, String left) {
    List<FitPoint> known =
        points.stream().filter(point -> !group.apply(point.point()).equals(left)).toList();
    ConstantsTable table = CalibrationFit.fit(known, priors);
    return points.stream()
        .filter(point -> group.apply(point.point()).equals(left))
        .map(point -> predict(point, table))
        .toList();
  }

  static Unseen predict(FitPoint point, ConstantsTable table) {
    Point of = point.point();
    return new Unseen(
        point,
        of.value(table.of(of.accelerator(), of.stack())),
        table.points(of.accelerator(), of.metric().family()) > 0);
  }
}
