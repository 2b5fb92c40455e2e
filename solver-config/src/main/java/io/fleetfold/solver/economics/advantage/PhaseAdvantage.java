package io.fleetfold.solver.economics.advantage;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.economics.EngineWorth;
import io.fleetfold.solver.economics.FleetPrices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a type earns in each phase in a site, at the prices of its fleet.
 *
 * @param phases its best engine of each phase that it can run
 * @param scarcityUsdPerKwHour what a kilowatt is worth elsewhere in its first host's domains
 */
public record PhaseAdvantage(
    Accelerator type, Site site, Map<Phase, EngineWorth> phases, double scarcityUsdPerKwHour) {

  /** One row for each type and site with an active host, in the order of the hosts. */
  public static List<PhaseAdvantage> of(FleetProblem problem, FleetPrices prices) {
    List<PhaseAdvantage> rows = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (Host host : problem.dataset().hosts()) {
      if (host.isActive() && seen.add(List.of(host.accelerator(), host.site()))) {
        rows.add(row(problem, prices, host));
      }
    }
    return rows;
  }

  private static PhaseAdvantage row(FleetProblem problem, FleetPrices prices, Host host) {
    double scarcity = prices.usdPerKwHour(host.powerDomain());
    List<EngineWorth> engines = EngineWorth.of(problem, prices, host);
    Map<Phase, EngineWorth> phases = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      EngineWorth.best(engines, phase, scarcity).ifPresent(best -> phases.put(phase, best));
    }
    return new PhaseAdvantage(host.accelerator(), host.site(), phases, scarcity);
  }

  /** What an accelerator earns in a phase after power is charged; not a number where it cannot. */
  public double rentUsdPerHour(Phase phase) {
    EngineWorth engine = phases.get(phase);
    return engine == null ? Double.NaN : engine.rentUsdPerHour(scarcityUsdPerKwHour);
  }

  /** What a kilowatt of it earns in a phase; not a number where it cannot run. */
  public double marginUsdPerKwHour(Phase phase) {
    EngineWorth engine = phases.get(phase);
    return engine == null ? Double.NaN : engine.marginUsdPerKwHour();
  }

  /** The phase that it should do; {@code null} when it can run none. */
  public @Nullable Phase best() {
    return ranked().isEmpty() ? null : ranked().getFirst();
  }

  /** By how much the best phase beats the next, per accelerator; not a number without a next. */
  public double leadUsdPerHour() {
    List<Phase> ranked = ranked();
    return ranked.size() < 2
        ? Double.NaN
        : rentUsdPerHour(ranked.get(0)) - rentUsdPerHour(ranked.get(1));
  }

  /** By how much the best phase beats the next, per kilowatt; not a number without a next. */
  public double leadUsdPerKwHour() {
    List<Phase> ranked = ranked();
    return ranked.size() < 2
        ? Double.NaN
        : marginUsdPerKwHour(ranked.get(0)) - marginUsdPerKwHour(ranked.get(1));
  }

  private List<Phase> ranked() {
    return phases.keySet().stream()
        .sorted(Comparator.comparingDouble(phase -> -rentUsdPerHour(phase)))
        .toList();
  }
}
