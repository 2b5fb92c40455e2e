package io.fleetfold.solver.referee;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan earns, serves and breaks, counted from the rules of section "How plans are scored",
 * in dollars, watts and requests per second.
 */
final class Recount {

  private static final double ROUNDING = 1e-9;

  private final FleetProblem problem;
  private final List<Placement> plan;
  private final Map<Host, Use> uses = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();

  /** What the shards of a host take. */
  private static final class Use {
    double reserved;
    double inUse;
    double dedicated;
    double watts;
    double gigabytes;
    double gigabytesPerSecond;
    double gigabits;
  }

  Recount(FleetProblem problem, List<Placement> plan) {
    this.problem = problem;
    this.plan = plan;
    problem.dataset().hosts().forEach(host -> uses.put(host, new Use()));
    plan.forEach(this::add);
    uses.forEach(this::checkHost);
    problem.dataset().powerDomains().forEach(this::checkPower);
  }

  /** What the shard does on its host; {@code null} when it cannot run there. */
  static @Nullable ShardProfile running(FleetProblem problem, Placement placement) {
    Host host = placement.host();
    return host.terms().status() == HostStatus.ACTIVE
            && placement.kind().workload().allows(host.site())
        ? problem.findProfile(placement.kind(), host.accelerator())
        : null;
  }

  /** Watts that an unused accelerator of the host draws: nothing if it is switched off. */
  static double idleWatts(Host host) {
    return host.terms().status() == HostStatus.OFFLINE ? 0 : host.accelerator().power().idleWatts();
  }

  /** What a watt costs there, in dollars per hour. */
  static double usdPerWatt(Host host) {
    return host.site().electricityUsdPerKwh() * host.site().pue() * 1e-3;
  }

  /** Where prefill and decode engines meet: types without a group are one of their own. */
  static List<Object> meetingPlace(Host host) {
    return List.of(host.site(), String.valueOf(host.accelerator().kvGroup()));
  }

  private void add(Placement placement) {
    Use use = use(placement.host());
    double size = placement.kind().acceleratorMillis() / 1e3;
    use.reserved += size;
    ShardProfile profile = running(problem, placement);
    if (profile == null) {
      broken.add("placement");
      return;
    }
    use.inUse += size;
    use.dedicated += size >= 1 ? size : 0;
    use.watts += profile.milliwatts() / 1e3;
    use.gigabytes += profile.footprint().memoryMegabytes() / 1e3;
    use.gigabytesPerSecond += profile.footprint().memoryBandwidthMegabytesPerSecond() / 1e3;
    use.gigabits += profile.footprint().kvKilobitsPerSecond() / 1e6;
  }

  private Use use(Host host) {
    Use use = uses.get(host);
    if (use == null) {
      throw new IllegalArgumentException(host.id());
    }
    return use;
  }

  private void checkHost(Host host, Use use) {
    var memory = host.accelerator().memory();
    check("compute", use.reserved, (double) host.accelerators());
    check("memoryCapacity", use.gigabytes, times(memory.capacityGb(), host));
    check("memoryBandwidth", use.gigabytesPerSecond, times(memory.bandwidthGbPerSecond(), host));
    check("kvTransfer", use.gigabits, host.terms().networkGbitPerSecond());
  }

  private static @Nullable Double times(@Nullable Double each, Host host) {
    return each == null ? null : (Double) (each * host.accelerators());
  }

  private void checkPower(PowerDomain domain) {
    check(
        "power",
        watts(domain),
        domain.limitMilliwatts() == null ? null : domain.limitMilliwatts() / 1e3);
  }

  private void check(String rule, double use, @Nullable Double limit) {
    if (limit != null && use > limit + ROUNDING * Math.max(1, limit)) {
      broken.add(rule);
    }
  }

  /** Draw of a host: what idles, and its shards. */
  private double watts(Host host) {
    Use use = use(host);
    return Math.max(0, host.accelerators() - use.dedicated) * idleWatts(host) + use.watts;
  }

  /** Draw of everything below a domain. */
  double watts(PowerDomain domain) {
    return problem.dataset().hosts().stream()
        .filter(host -> host.powerDomain().path().contains(domain))
        .mapToDouble(this::watts)
        .sum();
  }

  /** Rules that the plan breaks, once for each time. */
  List<String> broken() {
    return broken;
  }

  /** What reaches the users of a workload, in requests per second. */
  double servedRps(Workload workload) {
    double aggregated = 0;
    Map<List<Object>, double[]> pairs = new HashMap<>();
    for (Placement placement : plan) {
      ShardProfile profile = running(problem, placement);
      if (profile != null && placement.kind().workload().equals(workload)) {
        double rps = profile.rateMicroRps() / 1e6;
        Phase phase = placement.kind().phase();
        if (phase == Phase.AGGREGATED) {
          aggregated += rps;
        } else {
          var place = meetingPlace(placement.host());
          pairs.computeIfAbsent(place, key -> new double[2])[phase.ordinal()] += rps;
        }
      }
    }
    double paired = pairs.values().stream().mapToDouble(rps -> Math.min(rps[0], rps[1])).sum();
    return Math.min(workload.demand().requestsPerSecond(), paired + aggregated);
  }

  /** Promised and not served, over all workloads, in requests per second. */
  double shortfallRps() {
    return problem.dataset().workloads().stream()
        .mapToDouble(w -> Math.max(0, w.promisedMicroRps() / 1e6 - servedRps(w)))
        .sum();
  }

  double revenueUsdPerHour() {
    return problem.dataset().workloads().stream()
        .mapToDouble(workload -> servedRps(workload) * usdPerHourPerRps(workload))
        .sum();
  }

  static double usdPerHourPerRps(Workload workload) {
    var requests = workload.requests();
    var prices = workload.prices();
    return 3600
        * 1e-6
        * (requests.promptTokens() * prices.inputUsdPerMtok()
            + requests.outputTokens() * prices.outputUsdPerMtok());
  }

  double energyUsdPerHour() {
    return uses.keySet().stream().mapToDouble(host -> watts(host) * usdPerWatt(host)).sum();
  }

  /** Whole accelerators: a shared one counts once. */
  double rentalUsdPerHour() {
    return uses.entrySet().stream()
        .mapToDouble(entry ->
            Math.ceil(entry.getValue().inUse) * entry.getKey().terms().usdPerAcceleratorHour())
        .sum();
  }

  double migrationUsdPerHour() {
    if (problem.previous().isEmpty()) {
      return 0;
    }
    Map<Placement, Integer> now = new HashMap<>();
    plan.forEach(placement -> now.merge(placement, 1, Integer::sum));
    double microUsd = 0;
    for (PreviousPlan.Count before : problem.previous().counts()) {
      int after = now.getOrDefault(before.placement(), 0);
      microUsd +=
          Math.max(0, before.shards() - after)
              * (double) problem.migration().stopMicroUsdPerHour(before.placement().kind());
    }
    for (var entry : now.entrySet()) {
      Placement placement = entry.getKey();
      int started = Math.max(0, entry.getValue() - problem.previous().shards(placement));
      if (running(problem, placement) != null) {
        microUsd +=
            started
                * (double)
                    problem.migration().startMicroUsdPerHour(placement.kind(), placement.host());
      }
    }
    return microUsd / 1e6;
  }

  double marginUsdPerHour() {
    return revenueUsdPerHour() - energyUsdPerHour() - rentalUsdPerHour() - migrationUsdPerHour();
  }
}
