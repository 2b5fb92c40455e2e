package io.fleetfold.domain.comparison;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.performance.EngineEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What older types are still worth beside a newer one, phase by phase: computed for some workloads,
 * never assumed.
 *
 * @param reference the newer type
 */
public record Generations(Accelerator reference, List<Line> lines) {

  /**
   * One older type on one workload, as shares of the reference; {@code null} where it cannot run.
   */
  public record Line(
      Workload workload, Accelerator type, @Nullable Share prefill, @Nullable Share decode) {

    /**
     * The phase in which a kilowatt of the older type comes nearer to one of the newer; {@code
     * null} when it cannot run both.
     */
    public @Nullable Phase better() {
      return prefill == null || decode == null
          ? null
          : decode.perKilowatt() >= prefill.perKilowatt() ? Phase.DECODE : Phase.PREFILL;
    }
  }

  /** Requests per second over those of the reference. */
  public record Share(double perAccelerator, double perKilowatt) {}

  /** Copies the lines. */
  public Generations {
    lines = List.copyOf(lines);
  }

  /** A workload whose name says what it is; any demand, no prices. */
  public static Workload workload(
      String name, Model model, double prompt, double output, double ttft, double tpot) {
    return new Workload(
        0,
        name,
        model,
        new Workload.Demand(1e8, 0),
        new Workload.Requests(prompt, output, 0),
        new Workload.Targets(ttft, tpot),
        new Workload.Prices(0, 0),
        new Workload.Rules(Serving.ANY, Set.of(), null));
  }

  /** Compares older types with a newer one on every workload. */
  public static Generations of(
      List<Workload> workloads, List<Accelerator> older, Accelerator reference, ClosedForm model) {
    List<Line> lines = new ArrayList<>();
    var prices = new HourlyPrices(Map.of(), 1);
    for (Workload workload : workloads) {
      ComparedType newer =
          Comparison.of(workload, List.of(reference), model, prices).types().getFirst();
      for (ComparedType type : Comparison.of(workload, older, model, prices).types()) {
        lines.add(
            new Line(
                workload,
                type.type(),
                share(type, newer, Phase.PREFILL),
                share(type, newer, Phase.DECODE)));
      }
    }
    return new Generations(reference, lines);
  }

  private static @Nullable Share share(ComparedType type, ComparedType newer, Phase phase) {
    EngineEstimate own = type.best(phase).orElse(null);
    EngineEstimate other = newer.best(phase).orElse(null);
    return own == null || other == null
        ? null
        : new Share(
            own.requestsPerSecondAndAccelerator() / other.requestsPerSecondAndAccelerator(),
            own.requestsPerSecondAndKilowatt() / other.requestsPerSecondAndKilowatt());
  }

  /** Lines on which the older type can run both phases. */
  public long comparable() {
    return lines.stream().filter(line -> line.better() != null).count();
  }

  /** Lines on which the older type holds up better in this phase, for a kilowatt. */
  public long betterIn(Phase phase) {
    return lines.stream().filter(line -> line.better() == phase).count();
  }
}
