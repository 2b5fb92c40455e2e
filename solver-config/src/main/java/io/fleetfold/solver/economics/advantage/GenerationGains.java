package io.fleetfold.solver.economics.advantage;

import io.fleetfold.domain.calibration.Measurements;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.ShardProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether bandwidth or compute predicted what a newer part gains over an older one: over pairs of
 * parts of one maker, the rank correlation of the gain with the ratio of either figure.
 *
 * <p>Gains come from the performance model, which knows both figures and so proves nothing by
 * itself, and from measurements that differ in nothing but the part. Pure functions.
 */
public final class GenerationGains {

  /** Older rows have hosts of eight; larger groups do not change a ratio per accelerator much. */
  private static final int HOST = 8;

  /** Months between parts of a generation and its refresh do not count as a generation. */
  private static final double LEAST_YEARS = 1;

  private static final int FEWEST_GROUPS = 3;

  /** Everything about a measurement but the part, its maker's software, and what was measured. */
  private static final List<String> SAME =
      List.of(
          "source_id",
          "count",
          "tp",
          "pp",
          "model",
          "dtype",
          "phase",
          "input_len",
          "output_len",
          "batch",
          "concurrency",
          "metric",
          "unit");

  private GenerationGains() {}

  /**
   * One kind of gain and what predicted it.
   *
   * @param evidence {@code model} or {@code measured}
   * @param phase prefill, decode, or as the measurements say
   * @param pairs of an older and a newer part
   * @param bandwidth rank correlation of the gain with the ratio of memory bandwidths
   * @param compute rank correlation with the ratio of the best dense rates
   */
  public record Row(String evidence, String phase, int pairs, double bandwidth, double compute) {

    /** Which figure predicted better, or that nothing can be said. */
    public String better() {
      if (!Double.isFinite(bandwidth) || !Double.isFinite(compute)) {
        return "too few pairs";
      }
      double lead = bandwidth - compute;
      return Math.abs(lead) < 0.05 ? "alike" : lead > 0 ? "bandwidth" : "compute";
    }
  }

  private record Pair(Accelerator older, Accelerator newer, double gain) {}

  /** Gains as the model predicts them for workloads, per accelerator, one row a phase. */
  public static List<Row> predicted(
      List<Accelerator> catalogue, List<Workload> workloads, PerformanceModel model) {
    List<Row> rows = new ArrayList<>();
    for (Phase phase : new Phase[] {Phase.PREFILL, Phase.DECODE}) {
      Map<Accelerator, Map<Object, Double>> rates = new LinkedHashMap<>();
      for (Accelerator type : usable(catalogue)) {
        Map<Object, Double> known = new LinkedHashMap<>();
        for (Workload workload : workloads) {
          model.prospect(workload, phase, type, HOST).profiles().stream()
              .mapToDouble(GenerationGains::ratePerAccelerator)
              .max()
              .ifPresent(rate -> known.put(workload.id(), rate));
        }
        rates.put(type, known);
      }
      rows.add(row("model", phase.text(), pairs(rates, 1)));
    }
    return rows;
  }

  private static double ratePerAccelerator(ShardProfile profile) {
    return profile.rateMicroRps() / profile.accelerators();
  }

  /** Gains as measured, one row a phase of the table; a group of rows differs in the part alone. */
  public static List<Row> measured(List<Accelerator> catalogue, Measurements table) {
    UnaryOperator<String> names = Measurements.acceleratorNames();
    Map<String, Accelerator> types = new LinkedHashMap<>();
    usable(catalogue).forEach(type -> types.put(type.id(), type));
    Map<String, Map<Accelerator, Map<Object, Double>>> byPhase = new LinkedHashMap<>();
    for (Map<String, String> row : table.rows()) {
      Accelerator type = types.get(names.apply(row.getOrDefault("accelerator", "")));
      Double speed = speed(row);
      if (type != null && speed != null) {
        byPhase
            .computeIfAbsent(row.getOrDefault("phase", ""), key -> new LinkedHashMap<>())
            .computeIfAbsent(type, key -> new LinkedHashMap<>())
            .merge(
                SAME.stream().map(column -> row.getOrDefault(column, "")).toList(),
                speed,
                Math::max);
      }
    }
    List<Row> rows = new ArrayList<>();
    byPhase.forEach(
        (phase, speeds) -> rows.add(row("measured", phase, pairs(speeds, FEWEST_GROUPS))));
    return rows;
  }

  /** More is faster: a rate as it is, a time as its inverse. */
  private static @Nullable Double speed(Map<String, String> row) {
    try {
      double value = Double.parseDouble(row.getOrDefault(Measurements.VALUE, ""));
      boolean time = row.getOrDefault("metric", "").toLowerCase(Locale.ROOT).contains("_ms");
      return value > 0 && Double.isFinite(value) ? Double.valueOf(time ? 1 / value : value) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static List<Accelerator> usable(List<Accelerator> catalogue) {
    return catalogue.stream()
        .filter(type -> type.missingFigures().isEmpty() && type.provenance().released() != null)
        .toList();
  }

  private static List<Pair> pairs(Map<Accelerator, Map<Object, Double>> speeds, int fewestGroups) {
    List<Pair> pairs = new ArrayList<>();
    speeds.forEach((older, slow) ->
        speeds.forEach((newer, fast) -> {
          double[] logs =
              slow.keySet().stream()
                  .filter(fast::containsKey)
                  .mapToDouble(key -> Math.log(rate(fast, key) / rate(slow, key)))
                  .toArray();
          if (isLater(newer, older) && logs.length >= fewestGroups) {
            double gain = Math.exp(Arrays.stream(logs).average().orElse(0));
            pairs.add(new Pair(older, newer, gain));
          }
        }));
    return pairs;
  }

  private static double rate(Map<Object, Double> rates, Object key) {
    return Objects.requireNonNull(rates.get(key));
  }

  /** A year or more later, from the same maker. */
  private static boolean isLater(Accelerator newer, Accelerator older) {
    return newer.vendor().equals(older.vendor()) && year(newer) - year(older) >= LEAST_YEARS;
  }

  private static double year(Accelerator type) {
    String released = Objects.requireNonNull(type.provenance().released());
    double month = released.length() < 7 ? 0 : Integer.parseInt(released.substring(5, 7)) - 1;
    return Integer.parseInt(released.substring(0, 4)) + month / 12;
  }

  private static Row row(String evidence, String phase, List<Pair> pairs) {
    double[] gain = pairs.stream().mapToDouble(Pair::gain).toArray();
    return new Row(
        evidence,
        phase,
        pairs.size(),
        RankCorrelation.of(
            gain,
            pairs.stream()
                .mapToDouble(pair -> bandwidth(pair.newer()) / bandwidth(pair.older()))
                .toArray()),
        RankCorrelation.of(
            gain,
            pairs.stream()
                .mapToDouble(pair -> tflops(pair.newer()) / tflops(pair.older()))
                .toArray()));
  }

  /** Peak memory bandwidth in GB/s; 0 where unknown. */
  public static double bandwidth(Accelerator type) {
    Double figure = type.memory().bandwidthGbPerSecond();
    return figure == null ? 0 : figure;
  }

  /** The best dense rate of any format in TFLOPS; 0 where none is known. */
  public static double tflops(Accelerator type) {
    Accelerator.Compute rates = type.compute();
    return Stream.of(rates.fp16Tflops(), rates.fp8Tflops(), rates.fp4Tflops())
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }
}
