package io.fleetfold.solver.transition;

import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The score of a plan kept up to date while single shards come and go. It says the same as {@code
 * PlanAudit}, which has the last word; a test holds the two together. Not thread-safe.
 */
final class Ledger {

  private static final int PHASES = Phase.values().length;

  private final FleetProblem problem;
  private final boolean drainingHostsRun;
  private final HostBooks hosts;
  private final long[] domainMilliwatts;
  private final long[][] ratesMicroRps;
  private final Map<Placement, Integer> shards = new HashMap<>();
  private long hard;
  private long medium;
  private long soft;
  private long changes;

  Ledger(FleetProblem problem, List<Placement> placements) {
    this(problem, placements, false);
  }

  private Ledger(FleetProblem problem, List<Placement> placements, boolean drainingHostsRun) {
    this.problem = problem;
    this.drainingHostsRun = drainingHostsRun;
    var dataset = problem.dataset();
    this.hosts = new HostBooks(dataset.hosts().size());
    this.domainMilliwatts = new long[dataset.powerDomains().size()];
    this.ratesMicroRps = new long[dataset.workloads().size()][PHASES * problem.zones().size()];
    dataset.hosts().forEach(this::idle);
    dataset.powerDomains().forEach(domain -> hard -= overload(domain));
    dataset.workloads().forEach(workload -> countWorkload(workload, 1));
    problem.previous().counts().forEach(count -> soft -= migration(count.placement()));
    placements.forEach(placement -> change(placement, 1));
  }

  /**
   * The plan in force as far as it really runs: on every host that is not switched off. What has to
   * leave counts for nothing in the score of a plan, but until it has left it takes its room and
   * power.
   */
  static Ledger ofPlanInForce(FleetProblem problem) {
    List<Placement> running =
        problem.previous().placements().stream()
            .filter(placement -> placement.host().terms().status() != HostStatus.OFFLINE)
            .toList();
    return new Ledger(problem, running, true);
  }

  private @Nullable ShardProfile findProfile(Placement shard) {
    return drainingHostsRun
        ? problem.findProfile(shard.kind(), shard.host().accelerator())
        : problem.findProfile(shard.kind(), shard.host());
  }

  Score score() {
    return new Score(hard, medium, soft);
  }

  /** How often a shard was put somewhere or taken away, to measure work by. */
  long changes() {
    return changes;
  }

  long hard() {
    return hard;
  }

  /** Does what the change says. */
  void apply(Change change) {
    if (change.from() != null) {
      change(change.left(), -1);
    }
    if (change.to() != null) {
      change(change.taken(), 1);
    }
  }

  /** Puts a shard there, or takes one away. */
  void change(Placement placement, int sign) {
    changes++;
    var kind = placement.kind();
    Host host = placement.host();
    ShardProfile profile = findProfile(placement);
    hard += hosts.overload(host);
    soft += hosts.rental(host) + migration(placement);
    countWorkload(kind.workload(), -1);
    addToDomains(host, -hosts.milliwatts(host));
    hosts.add(placement, profile, sign);
    shards.merge(placement, sign, Integer::sum);
    if (profile != null) {
      rate(kind.workload(), kind.phase(), problem.zone(host), sign * profile.rateMicroRps());
      long aboveIdle = profile.milliwattsAboveIdle(host.idleMilliwattsPerAccelerator());
      soft -= sign * problem.energyMicroUsdPerHour(aboveIdle, host.site());
    }
    hard -= sign * Standing.of(problem, placement).penalty();
    addToDomains(host, hosts.milliwatts(host));
    countWorkload(kind.workload(), 1);
    soft -= hosts.rental(host) + migration(placement);
    hard -= hosts.overload(host);
  }

  private void addToDomains(Host host, long milliwatts) {
    for (PowerDomain domain = host.powerDomain(); domain != null; domain = domain.parent()) {
      hard += overload(domain);
      domainMilliwatts[domain.index()] += milliwatts;
      hard -= overload(domain);
    }
  }

  private void idle(Host host) {
    soft -= host.idleEnergyMicroUsdPerHour();
    for (PowerDomain domain = host.powerDomain(); domain != null; domain = domain.parent()) {
      domainMilliwatts[domain.index()] += host.idleMilliwatts();
    }
  }

  private long overload(PowerDomain domain) {
    Long limit = domain.limitMilliwatts();
    return limit == null ? 0 : Math.max(0, domainMilliwatts[domain.index()] - limit);
  }

  private void rate(Workload workload, Phase phase, KvZone zone, long microRps) {
    ratesMicroRps[workload.index()][zone.index() * PHASES + phase.ordinal()] += microRps;
  }

  KvZone zone(Host host) {
    return problem.zone(host);
  }

  /** What prefill has over decode in the zone, in micro-requests per second. */
  long prefillSurplus(Workload workload, KvZone zone) {
    long[] rates = ratesMicroRps[workload.index()];
    int first = zone.index() * PHASES;
    return rates[first + Phase.PREFILL.ordinal()] - rates[first + Phase.DECODE.ordinal()];
  }

  private void countWorkload(Workload workload, int sign) {
    long served = Math.min(workload.demandMicroRps(), capacity(workload));
    long price = workload.microUsdPerHourPerRps();
    soft += sign * (served / 1_000_000 * price + served % 1_000_000 * price / 1_000_000);
    medium -= sign * Math.max(0, workload.promisedMicroRps() - served);
  }

  private long capacity(Workload workload) {
    long[] rates = ratesMicroRps[workload.index()];
    long capacity = 0;
    for (int first = 0; first < rates.length; first += PHASES) {
      capacity +=
          rates[first + Phase.AGGREGATED.ordinal()]
              + Math.min(
                  rates[first + Phase.PREFILL.ordinal()], rates[first + Phase.DECODE.ordinal()]);
    }
    return capacity;
  }

  private long migration(Placement placement) {
    if (problem.previous().isEmpty()) {
      return 0;
    }
    int more = shards.getOrDefault(placement, 0) - problem.previous().shards(placement);
    if (more < 0) {
      return -more * problem.migration().stopMicroUsdPerHour(placement.kind());
    }
    return more == 0 || findProfile(placement) == null
        ? 0
        : more * problem.migration().startMicroUsdPerHour(placement.kind(), placement.host());
  }

  /** Whether the host takes more of anything than it has. */
  boolean isOverloaded(Host host) {
    return hosts.overload(host) > 0;
  }

  /** Power domains above a host that draw more than they may, leaf first. */
  List<PowerDomain> overloadedDomains(Host host) {
    List<PowerDomain> found = new ArrayList<>(0);
    for (PowerDomain domain : host.powerDomain().path()) {
      if (overload(domain) > 0) {
        found.add(domain);
      }
    }
    return found;
  }

  /** The plan as it stands, kinds and hosts in order. */
  List<Placement> placements() {
    List<Placement> placements = new ArrayList<>();
    shards.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(PlacementOrder.INSTANCE))
        .forEach(entry -> {
          for (int i = 0; i < entry.getValue(); i++) {
            placements.add(entry.getKey());
          }
        });
    return placements;
  }
}
