package io.fleetfold.domain.calibration;

import io.fleetfold.domain.calibration.CrossValidation.Unseen;
import io.fleetfold.domain.facts.Accelerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far a calibrated model is to be believed: errors on points that the fit had not seen, whether
 * its intervals hold, whether watts are right, and a check against published ratios.
 *
 * @param tables errors by group of points
 */
public record Validation(
    List<Table> tables, List<PowerErrors> power, List<GenerationRatio> generations) {

  /** Copies the lists. */
  public Validation {
    tables = List.copyOf(tables);
    power = List.copyOf(power);
    generations = List.copyOf(generations);
  }

  /** Errors of groups of points. */
  public record Table(String title, String group, List<Line> lines) {

    /** Copies the list. */
    public Table {
      lines = List.copyOf(lines);
    }
  }

  /** Errors of one group; {@code null} where it has no such points. */
  public record Line(String group, @Nullable Errors prefill, @Nullable Errors decode) {}

  /**
   * Errors as shares of the measured value.
   *
   * @param covered share of the measured values inside intervals that were made from other groups
   */
  public record Errors(int points, double median, double p90, double covered) {}

  static Validation of(Calibration calibration) {
    List<Judged> models =
        Judged.of(
            calibration.unseenModels(),
            unseen -> unseen.point().point().accelerator() + unseen.point().point().architecture());
    List<Judged> accelerators =
        Judged.of(calibration.unseenAccelerators(), unseen -> unseen.point().point().accelerator());
    var labels = new PointLabels(calibration.accelerators());
    List<Table> tables = new ArrayList<>();
    tables.add(whole(models, accelerators));
    tables.add(table("By accelerator", "accelerator", models, PointLabels::accelerator));
    tables.add(
        table(
            "By accelerator that the fit had not seen at all",
            "accelerator",
            accelerators,
            PointLabels::accelerator));
    tables.add(table("By model family", "family", models, PointLabels::family));
    tables.add(table("By serving stack", "stack", models, PointLabels::stack));
    tables.add(table("By era of the accelerator", "launched", models, labels::launched));
    tables.add(table("By year of the measurement", "measured", models, PointLabels::measured));
    return new Validation(tables, PowerErrors.of(calibration), GenerationRatio.of(calibration));
  }

  private static Table whole(List<Judged> models, List<Judged> accelerators) {
    return new Table(
        "All points",
        "left out of the fit",
        List.of(
            line("accelerator and model together", models),
            line("the whole accelerator", accelerators)));
  }

  private static Table table(
      String title, String group, List<Judged> points, Function<Unseen, String> label) {
    Map<String, List<Judged>> groups = new TreeMap<>();
    points.forEach(point ->
        groups.computeIfAbsent(label.apply(point.unseen()), key -> new ArrayList<>()).add(point));
    List<Line> lines = new ArrayList<>();
    new LinkedHashMap<>(groups).forEach((name, own) -> lines.add(line(name, own)));
    return new Table(title, group, lines);
  }

  private static Line line(String group, List<Judged> points) {
    return new Line(
        group,
        errors(points.stream().filter(Judged::isPrefill).toList()),
        errors(points.stream().filter(point -> !point.isPrefill()).toList()));
  }

  private static @Nullable Errors errors(List<Judged> points) {
    if (points.isEmpty()) {
      return null;
    }
    double[] errors =
        points.stream().mapToDouble(point -> point.unseen().error()).sorted().toArray();
    return new Errors(
        errors.length,
        Quantiles.of(errors, 0.5),
        Quantiles.of(errors, 0.9),
        (double) points.stream().filter(Judged::covered).count() / errors.length);
  }

  /** Names of the groups that a point belongs to. */
  private record PointLabels(List<Accelerator> accelerators) {

    static String accelerator(Unseen unseen) {
      return unseen.point().point().accelerator();
    }

    static String stack(Unseen unseen) {
      return unseen.point().point().stack();
    }

    /** The letters that a model's id begins with: llama, qwen, deepseek. */
    static String family(Unseen unseen) {
      String id = Aliases.bundled().model(unseen.point().row().text("model"));
      return id.replaceFirst("^([a-z]+).*", "$1");
    }

    static String measured(Unseen unseen) {
      String date = unseen.point().row().text("date");
      return date.length() < 4 ? "not dated" : date.substring(0, 4);
    }

    String launched(Unseen unseen) {
      String id = accelerator(unseen);
      String released =
          accelerators.stream()
              .filter(type -> type.id().equals(id))
              .map(type -> type.provenance().released())
              .findFirst()
              .orElse(null);
      int year = released == null ? 0 : Integer.parseInt(released.substring(0, 4));
      return year == 0
          ? "unknown"
          : year < 2020
              ? "2017-2019"
              : year < 2022 ? "2020-2021" : year < 2024 ? "2022-2023" : "2024 and later";
    }
  }
}
