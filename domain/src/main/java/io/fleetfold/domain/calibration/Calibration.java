package io.fleetfold.domain.calibration;

import io.fleetfold.domain.calibration.CrossValidation.Unseen;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.performance.Constants;
import io.fleetfold.domain.performance.ConstantsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Constants fitted to measured rows, and how wrong they are on rows that they had not seen.
 * Immutable.
 *
 * <p>The columns read are {@code accelerator, count, tp, model, dtype, framework, phase, input_len,
 * output_len, batch, concurrency, metric, value}; others are ignored.
 */
public final class Calibration {

  private final List<Accelerator> accelerators;
  private final List<Model> models;
  private final Measurements measurements;
  private final List<FitPoint> points;
  private final Map<String, Integer> unusable;
  private final ConstantsTable constants;
  private final List<Unseen> unseenModels;
  private final List<Unseen> unseenAccelerators;

  private Calibration(
      List<Accelerator> accelerators,
      List<Model> models,
      Measurements measurements,
      List<FitPoint> points,
      Map<String, Integer> unusable) {
    this.accelerators = accelerators;
    this.models = models;
    this.measurements = measurements;
    Priors priors = Priors.bundled();
    List<FitPoint> times =
        points.stream().filter(point -> !point.point().metric().isRate()).toList();
    this.points = points;
    this.unusable = unusable;
    this.constants = CalibrationFit.fit(times, priors);
    this.unseenModels = CrossValidation.byAcceleratorAndModel(times, priors);
    this.unseenAccelerators = CrossValidation.byAccelerator(times, priors);
  }

  /** Fits the rows that can be used; takes some ten seconds for thousands of rows. */
  public static Calibration of(
      List<Accelerator> accelerators, List<Model> models, Measurements measurements) {
    var reader = new PointReader(accelerators, models);
    List<FitPoint> points = new ArrayList<>();
    Map<String, Integer> unusable = new TreeMap<>();
    for (Map<String, String> cells : measurements.rows()) {
      var row = new PointRow(cells);
      try {
        points.add(new FitPoint(reader.read(row), row.number(Measurements.VALUE), row));
      } catch (UnreadablePointException e) {
        unusable.merge(e.reason(), 1, Integer::sum);
      }
    }
    return new Calibration(accelerators, models, measurements, List.copyOf(points), unusable);
  }

  /** Rows used. */
  public int points() {
    return points.size();
  }

  /** Rows that could not be used: how many for which reason. */
  public Map<String, Integer> unusable() {
    return Map.copyOf(unusable);
  }

  /** Errors of every accelerator, stack and kind of point, in that order. */
  public List<CalibrationErrors> errors() {
    Map<String, List<Unseen>> groups =
        unseenModels.stream()
            .collect(Collectors.groupingBy(Calibration::group, TreeMap::new, Collectors.toList()));
    return groups.values().stream().map(this::errors).toList();
  }

  private static String group(Unseen unseen) {
    Point point = unseen.point().point();
    return point.accelerator() + " " + point.stack() + " " + point.kind().ordinal();
  }

  private CalibrationErrors errors(List<Unseen> unseen) {
    Point any = unseen.getFirst().point().point();
    Constants start = Priors.bundled().constants();
    Constants fitted = constants.of(any.accelerator(), any.stack());
    return new CalibrationErrors(
        any.accelerator(),
        any.stack(),
        any.kind().name().toLowerCase(Locale.ROOT),
        unseen.size(),
        quantile(unseen, 0.5, point -> errorWith(start, point)),
        quantile(unseen, 0.5, point -> errorWith(fitted, point)),
        quantile(unseen, 0.5, Unseen::error),
        quantile(unseen, 0.9, Unseen::error));
  }

  private static double errorWith(Constants constants, Unseen unseen) {
    return Math.abs(unseen.point().point().value(constants) / unseen.point().measured() - 1);
  }

  private static double quantile(
      Collection<Unseen> points, double share, Function<Unseen, Double> error) {
    return Quantiles.of(points.stream().mapToDouble(error::apply).sorted().toArray(), share);
  }

  /** Median and 90 % errors of all unseen points, in sentences. */
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    for (Point.Kind kind : List.of(Point.Kind.PREFILL, Point.Kind.DECODE, Point.Kind.MIXED)) {
      addLine(lines, kind.name(), "accelerator and model left out", unseenModels, is(kind));
      addLine(lines, kind.name(), "accelerator left out", unseenAccelerators, is(kind));
    }
    addLine(
        lines,
        "all decode",
        "accelerator and model left out",
        unseenModels,
        is(Point.Kind.PREFILL).negate());
    addLine(
        lines,
        "all decode",
        "accelerator left out",
        unseenAccelerators,
        is(Point.Kind.PREFILL).negate());
    addLine(lines, "all", "accelerator left out", unseenAccelerators, unseen -> true);
    return lines;
  }

  private static Predicate<Unseen> is(Point.Kind kind) {
    return unseen -> unseen.point().point().kind() == kind;
  }

  private static void addLine(
      List<String> lines, String what, String how, List<Unseen> from, Predicate<Unseen> filter) {
    List<Unseen> points = from.stream().filter(filter).toList();
    if (!points.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s, %s: %d points, median error %.1f %%, nine of ten within %.1f %%",
              what.toLowerCase(Locale.ROOT),
              how,
              points.size(),
              100 * quantile(points, 0.5, Unseen::error),
              100 * quantile(points, 0.9, Unseen::error)));
    }
  }

  /** Ranges of unseen points; rates are compared with constants fitted to times alone. */
  Intervals intervals() {
    Map<Intervals.Group, List<Unseen>> unseen = new TreeMap<>();
    unseenModels.stream().filter(Unseen::measuredAccelerator).forEach(point -> add(unseen, point));
    unseenAccelerators.forEach(point -> add(unseen, point));
    points.stream()
        .filter(point -> point.point().metric().isRate())
        .map(point -> CrossValidation.predict(point, constants))
        .forEach(point -> add(unseen, point));
    return Intervals.around(unseen);
  }

  private static void add(Map<Intervals.Group, List<Unseen>> unseen, Unseen point) {
    var group = new Intervals.Group(point.point().point().kind(), point.measuredAccelerator());
    unseen.computeIfAbsent(group, key -> new ArrayList<>()).add(point);
  }

  ConstantsTable constants() {
    return constants;
  }

  /** How far the model is to be believed, by what was measured. */
  public Validation validation() {
    return Validation.of(this);
  }

  /** A planning model with these constants. */
  public ClosedForm closedForm() {
    return ClosedForm.bundled().withConstants(constants);
  }

  /** The points of one serving stack. */
  List<FitPoint> points(String stack) {
    return points.stream().filter(point -> point.point().stack().equals(stack)).toList();
  }

  List<Unseen> unseenModels() {
    return unseenModels;
  }

  List<Unseen> unseenAccelerators() {
    return unseenAccelerators;
  }

  Measurements measurements() {
    return measurements;
  }

  PointReader reader() {
    return new PointReader(accelerators, models);
  }

  List<Accelerator> accelerators() {
    return accelerators;
  }

  /** A predictor with these constants. */
  public Predictor predictor(List<Accelerator> accelerators, List<Model> models) {
    return new Predictor(new PointReader(accelerators, models), constants, intervals());
  }

  /**
   * Writes {@code constants.csv}, {@code intervals.csv} and {@code errors.csv} into a folder, which
   * is created if it is not there.
   */
  public void writeTo(Path folder) throws IOException {
    CalibrationFiles.write(this, folder);
  }
}
