package io.fleetfold.solver.transition;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan leaves of every limit, and what its shards do. Memory and its bandwidth are never
 * short where accelerators are not. Immutable.
 */
final class Room {

  private final FleetProblem problem;
  private final Audit audit;
  private final Map<Placement, Integer> shards = new HashMap<>();
  private final Map<List<Object>, Long> rates = new HashMap<>();
  private final Map<Host, Long> reserved = new HashMap<>();
  private final Map<Host, Long> running = new HashMap<>();
  private final Map<Host, Long> kilobits = new HashMap<>();

  Room(FleetProblem problem, List<Placement> plan) {
    this.problem = problem;
    this.audit = PlanAudit.audit(problem, plan);
    plan.forEach(this::add);
  }

  private void add(Placement placement) {
    var kind = placement.kind();
    Host host = placement.host();
    shards.merge(placement, 1, Integer::sum);
    reserved.merge(host, kind.acceleratorMillis(), Long::sum);
    var profile = problem.findProfile(kind, host);
    if (profile != null) {
      running.merge(host, kind.acceleratorMillis(), Long::sum);
      kilobits.merge(host, profile.footprint().kvKilobitsPerSecond(), Long::sum);
      List<Object> flow = List.of(kind.workload(), kind.phase(), problem.zone(host));
      rates.merge(flow, profile.rateMicroRps(), Long::sum);
    }
  }

  /** Requests per second of contracts that are missed, in millionths. */
  long missedMicroRps() {
    return -audit.score().medium();
  }

  int shards(Placement placement) {
    return shards.getOrDefault(placement, 0);
  }

  boolean isEmpty(Host host) {
    return !reserved.containsKey(host);
  }

  /** What all shards of a phase in a zone can do, in micro-requests per second. */
  long rateMicroRps(Workload workload, Phase phase, KvZone zone) {
    return rates.getOrDefault(List.of(workload, phase, zone), 0L);
  }

  /** Thousandths of a host's accelerators that shards run on. */
  long runningMillis(Host host) {
    return running.getOrDefault(host, 0L);
  }

  /** Thousandths of a host's accelerators that nothing runs on; at least 0, as all of these. */
  long acceleratorMillis(Host host) {
    return Math.max(0, 1000L * host.accelerators() - reserved.getOrDefault(host, 0L));
  }

  /** {@link Long#MAX_VALUE} for no limit. */
  long kilobits(Host host) {
    Double network = host.terms().networkGbitPerSecond();
    return network == null
        ? Long.MAX_VALUE
        : Math.max(0, (long) (network * 1e6) - kilobits.getOrDefault(host, 0L));
  }

  /** {@link Long#MAX_VALUE} for no limit. */
  long milliwatts(PowerDomain domain) {
    Long limit = domain.limitMilliwatts();
    long draw = audit.powerDomains().get(domain.index()).drawMilliwatts();
    return limit == null ? Long.MAX_VALUE : Math.max(0, limit - draw);
  }

  /** The plan with so many more of some shards, or fewer, kinds and hosts in order. */
  List<Placement> with(Map<Placement, Integer> more) {
    Map<Placement, Integer> counts = new TreeMap<>(PlacementOrder.INSTANCE);
    counts.putAll(shards);
    more.forEach((placement, count) -> counts.merge(placement, count, Integer::sum));
    List<Placement> plan = new ArrayList<>();
    counts.forEach((placement, count) -> plan.addAll(Collections.nCopies(count, placement)));
    return plan;
  }
}
