package io.fleetfold.solver.transition;

import io.fleetfold.constraints.Score;
import io.fleetfold.constraints.ledger.FleetLedger;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan under change: which shards it has, and what it is worth. Not thread-safe. */
final class Ledger {

  private final FleetProblem problem;
  private final FleetLedger score;
  private final Map<Placement, Integer> shards = new HashMap<>();
  private long changes;

  Ledger(FleetProblem problem, List<Placement> placements) {
    this(problem, FleetLedger.empty(problem), placements);
  }

  private Ledger(FleetProblem problem, FleetLedger empty, List<Placement> placements) {
    this.problem = problem;
    this.score = empty;
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
    return new Ledger(problem, FleetLedger.whereDrainingHostsRun(problem), running);
  }

  Score score() {
    return score.score();
  }

  /** How often a shard was put somewhere or taken away, to measure work by. */
  long changes() {
    return changes;
  }

  long hard() {
    return score.hard();
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
    score.change(placement.kind(), placement.host(), sign);
    shards.merge(placement, sign, Integer::sum);
  }

  KvZone zone(Host host) {
    return problem.zone(host);
  }

  /** What prefill has over decode in the zone, in micro-requests per second. */
  long prefillSurplus(Workload workload, KvZone zone) {
    return score.prefillSurplus(workload, zone);
  }

  /** Whether the host takes more of anything than it has. */
  boolean isOverloaded(Host host) {
    return score.isOverloaded(host);
  }

  /** Power domains above a host that draw more than they may, leaf first. */
  List<PowerDomain> overloadedDomains(Host host) {
    return score.overloadedDomains(host);
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
