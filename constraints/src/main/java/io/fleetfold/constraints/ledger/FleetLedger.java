package io.fleetfold.constraints.ledger;

import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score of a plan, kept up to date while single shards come and go. It says the same as {@code
 * FleetConstraints} and {@code PlanAudit}; tests hold the three together. Not thread-safe.
 */
public final class FleetLedger {

  private static final int PHASES = Phase.values().length;
  private static final long MICRO = 1_000_000;

  private final FleetProblem problem;
  private final boolean drainingHostsRun;
  private final HostBooks hosts;
  private final KeptShards kept;
  private final long[] domainMilliwatts;
  private final long[][] ratesMicroRps;
  private long hard;
  private long medium;
  private long soft;

  private FleetLedger(FleetProblem problem, boolean drainingHostsRun) {
    this.problem = problem;
    this.drainingHostsRun = drainingHostsRun;
    var dataset = problem.dataset();
    this.hosts = new HostBooks(dataset.hosts().size());
    this.kept = new KeptShards(problem.previous());
    this.domainMilliwatts = new long[dataset.powerDomains().size()];
    this.ratesMicroRps = new long[dataset.workloads().size()][PHASES * problem.zones().size()];
    dataset.hosts().forEach(this::idle);
    dataset.powerDomains().forEach(domain -> hard -= overload(domain));
    dataset.workloads().forEach(workload -> countWorkload(workload, 1));
    for (PreviousPlan.Count count : problem.previous().counts()) {
      soft -= count.shards() * problem.migration().stopMicroUsdPerHour(count.placement().kind());
    }
  }

  /** A plan without a shard. */
  public static FleetLedger empty(FleetProblem problem) {
    return new FleetLedger(problem, false);
  }

  /**
   * A plan without a shard, in which shards on draining hosts will take room and power and serve.
   * They count for nothing in the score of a plan, but that is how a fleet runs until they have
   * left.
   */
  public static FleetLedger whereDrainingHostsRun(FleetProblem problem) {
    return new FleetLedger(problem, true);
  }

  /** Limits, contracts and margin of the plan as it stands. */
  public Score score() {
    return new Score(hard, medium, soft);
  }

  /** Minus the overload of every limit, as {@link Score#hard}. */
  public long hard() {
    return hard;
  }

  /**
   * Puts a shard on a host, or takes one away.
   *
   * @param sign 1 or -1
   */
  public void change(ShardKind kind, Host host, int sign) {
    change(kind, host, findProfile(kind, host), sign);
  }

  /** The same where it is known what the shard takes there; {@code null} when it cannot run. */
  void change(ShardKind kind, Host host, @Nullable ShardProfile profile, int sign) {
    hard += hosts.overload(host);
    soft += hosts.rental(host);
    addToDomains(host, -hosts.milliwatts(host));
    hosts.add(kind, host, profile, sign);
    addToDomains(host, hosts.milliwatts(host));
    soft -= hosts.rental(host);
    hard -= hosts.overload(host);
    if (profile == null || drainingHostsRun) {
      hard -= sign * Standing.of(problem, kind, host).penalty();
    }
    if (profile != null) {
      serve(kind, host, profile, sign);
    }
    if (!kept.isEmpty()) {
      migrate(kind, host, profile, sign);
    }
  }

  private void serve(ShardKind kind, Host host, ShardProfile profile, int sign) {
    countWorkload(kind.workload(), -1);
    rate(kind.workload(), kind.phase(), problem.zone(host), sign * profile.rateMicroRps());
    countWorkload(kind.workload(), 1);
    long aboveIdle = profile.milliwattsAboveIdle(host.idleMilliwattsPerAccelerator());
    soft -= sign * problem.energyMicroUsdPerHour(aboveIdle, host.site());
  }

  /** What cannot run on its host is not started there either. */
  private void migrate(ShardKind kind, Host host, @Nullable ShardProfile profile, int sign) {
    int before = kept.count(kind, host, sign);
    boolean starts = Math.max(before, before + sign) > 0;
    if (!starts) {
      soft += sign * problem.migration().stopMicroUsdPerHour(kind);
    } else if (profile != null) {
      soft -= sign * problem.migration().startMicroUsdPerHour(kind, host);
    }
  }

  private @Nullable ShardProfile findProfile(ShardKind kind, Host host) {
    return drainingHostsRun
        ? problem.findProfile(kind, host.accelerator())
        : problem.findProfile(kind, host);
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

  /** What prefill has over decode in the zone, in micro-requests per second. */
  public long prefillSurplus(Workload workload, KvZone zone) {
    long[] rates = ratesMicroRps[workload.index()];
    int first = zone.index() * PHASES;
    return rates[first + Phase.PREFILL.ordinal()] - rates[first + Phase.DECODE.ordinal()];
  }

  private void countWorkload(Workload workload, int sign) {
    long served = Math.min(workload.demandMicroRps(), capacity(workload));
    long price = workload.microUsdPerHourPerRps();
    soft += sign * (served / MICRO * price + served % MICRO * price / MICRO);
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

  /** Whether the host takes more of anything than it has. */
  public boolean isOverloaded(Host host) {
    return hosts.overload(host) > 0;
  }

  /** Power domains above a host that draw more than they may, leaf first. */
  public List<PowerDomain> overloadedDomains(Host host) {
    List<PowerDomain> found = new ArrayList<>(0);
    for (PowerDomain domain : host.powerDomain().path()) {
      if (overload(domain) > 0) {
        found.add(domain);
      }
    }
    return found;
  }
}
