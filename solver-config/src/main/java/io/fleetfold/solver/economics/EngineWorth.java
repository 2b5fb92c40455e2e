package io.fleetfold.solver.economics;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one accelerator of a host earns in one kind of engine, at the prices of its fleet.
 *
 * @param kind the engine
 * @param flowUsdPerHour what the requests of the phase are worth, per accelerator
 * @param kilowatts draw of the running engine, per accelerator
 * @param energyUsdPerHour electricity, cooling included, per accelerator
 * @param rentalUsdPerHour rental of the accelerator while in use
 */
public record EngineWorth(
    ShardKind kind,
    double flowUsdPerHour,
    double kilowatts,
    double energyUsdPerHour,
    double rentalUsdPerHour) {

  /** Before power is charged for its scarcity, after electricity and rental. */
  public double marginUsdPerHour() {
    return flowUsdPerHour - energyUsdPerHour - rentalUsdPerHour;
  }

  /**
   * After power is charged.
   *
   * @param usdPerKwHour what a kilowatt is worth elsewhere
   */
  public double rentUsdPerHour(double usdPerKwHour) {
    return marginUsdPerHour() - usdPerKwHour * kilowatts;
  }

  /** The margin of a kilowatt drawn. */
  public double marginUsdPerKwHour() {
    return marginUsdPerHour() / kilowatts;
  }

  /** Every engine that the host can run, whatever it earns. */
  public static List<EngineWorth> of(FleetProblem problem, FleetPrices prices, Host host) {
    List<EngineWorth> engines = new ArrayList<>();
    for (ShardKind kind : problem.kinds()) {
      ShardProfile profile = problem.findProfile(kind, host.accelerator());
      if (profile != null && runs(host, kind, profile)) {
        engines.add(engine(prices, host, kind, profile));
      }
    }
    return engines;
  }

  private static boolean runs(Host host, ShardKind kind, ShardProfile profile) {
    Double network = host.terms().networkGbitPerSecond();
    return kind.workload().allows(host.site())
        && profile.rateMicroRps() > 0
        && kind.acceleratorMillis() <= 1000L * host.accelerators()
        && (network == null || profile.footprint().kvKilobitsPerSecond() <= network * 1e6);
  }

  private static EngineWorth engine(
      FleetPrices prices, Host host, ShardKind kind, ShardProfile profile) {
    double accelerators = profile.accelerators();
    double price = prices.usdPerHourPerRps(kind.workload(), kind.phase(), host);
    long idle = host.idleMilliwattsPerAccelerator();
    double milliwatts = idle + profile.milliwattsAboveIdle(idle) / accelerators;
    return new EngineWorth(
        kind,
        price * profile.rateMicroRps() * 1e-6 / accelerators,
        milliwatts * 1e-6,
        milliwatts * 1e-9 * host.site().microUsdPerWattHour(),
        host.terms().usdPerAcceleratorHour());
  }

  /** The engine with the largest rent when power costs this much. */
  public static Optional<EngineWorth> best(List<EngineWorth> engines, double usdPerKwHour) {
    return engines.stream()
        .max(Comparator.comparingDouble(engine -> engine.rentUsdPerHour(usdPerKwHour)));
  }

  /** The best engine of a phase when power costs this much. */
  public static Optional<EngineWorth> best(
      List<EngineWorth> engines, Phase phase, double usdPerKwHour) {
    return best(
        engines.stream().filter(engine -> engine.kind().phase() == phase).toList(), usdPerKwHour);
  }

  /**
   * What one more accelerator of a host would earn where it stands: the rent of its best engine, or
   * of standing idle, whichever is more.
   */
  public static double acceleratorUsdPerHour(FleetProblem problem, FleetPrices prices, Host host) {
    double usdPerKwHour = prices.usdPerKwHour(host.powerDomain());
    double idle = -idleCostUsdPerHour(host, usdPerKwHour);
    return best(of(problem, prices, host), usdPerKwHour)
        .map(engine -> Math.max(idle, engine.rentUsdPerHour(usdPerKwHour)))
        .orElse(idle);
  }

  /**
   * What one accelerator of a host costs while it idles: its electricity, and its draw at the price
   * of power.
   */
  public static double idleCostUsdPerHour(Host host, double usdPerKwHour) {
    double watts = host.idleMilliwattsPerAccelerator() * 1e-3;
    return watts * (usdPerKwHour * 1e-3 + host.site().microUsdPerWattHour() * 1e-6);
  }
}
