package io.fleetfold.solver.fleet;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * The workloads, kinds and power domains of a problem as arrays. Immutable after construction and
 * thread-safe.
 *
 * <p>Rates are micro-requests per second, draws milliwatts, money micro-dollars per hour.
 */
public final class FleetIndex {

  private final FleetProblem problem;
  private final Predicate<ShardKind> allowed;
  private final long[] demand;
  private final long[] promised;
  private final double[] revenue;
  private final long[] idleDraw;

  private FleetIndex(FleetProblem problem, Predicate<ShardKind> allowed) {
    this.problem = problem;
    this.allowed = allowed;
    List<Workload> workloads = problem.dataset().workloads();
    this.demand = workloads.stream().mapToLong(Workload::demandMicroRps).toArray();
    this.promised = workloads.stream().mapToLong(Workload::promisedMicroRps).toArray();
    this.revenue = workloads.stream().mapToDouble(w -> w.microUsdPerHourPerRps() / 1e6).toArray();
    this.idleDraw = new long[problem.dataset().powerDomains().size()];
    for (Host host : problem.dataset().hosts()) {
      long idle = host.idleMilliwatts();
      host.powerDomain().path().forEach(domain -> idleDraw[domain.index()] += idle);
    }
  }

  /** The whole problem. */
  public static FleetIndex of(FleetProblem problem) {
    return new FleetIndex(problem, kind -> true);
  }

  /** The problem with only these phases in it. */
  public static FleetIndex of(FleetProblem problem, Predicate<ShardKind> allowed) {
    return new FleetIndex(problem, allowed);
  }

  public FleetProblem problem() {
    return problem;
  }

  /** Whether the search may place shards of this kind at all. */
  public boolean allows(ShardKind kind) {
    return allowed.test(kind);
  }

  public int workloads() {
    return demand.length;
  }

  /** Zones in which prefill and decode pair; prices and flows go by them. */
  public int zones() {
    return problem.zones().size();
  }

  public int domains() {
    return idleDraw.length;
  }

  /** Demand of a workload. */
  public long demand(int workload) {
    return demand[workload];
  }

  /** What the contract of a workload promises. */
  public long promised(int workload) {
    return promised[workload];
  }

  /** Micro-dollars per hour for one micro-request per second served. */
  public double revenue(int workload) {
    return revenue[workload];
  }

  /**
   * What a domain may draw beyond the idle draw of all hosts below it; {@link Long#MAX_VALUE} for
   * no limit.
   */
  public long headroom(int domain) {
    Long limit = domain(domain).limitMilliwatts();
    return limit == null ? Long.MAX_VALUE : limit - idleDraw[domain];
  }

  /** The fact behind a domain index. */
  public PowerDomain domain(int domain) {
    return problem.dataset().powerDomains().get(domain);
  }

  /** Number of the flow that a kind feeds: three a workload, in the order of {@link Phase}. */
  public static int flow(ShardKind kind) {
    return 3 * kind.workload().index() + kind.phase().ordinal();
  }
}
