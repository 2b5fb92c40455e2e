package io.fleetfold.solver.change;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Violation;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Stops shards until no hard limit is broken. Of those under a broken limit, the ones go first that
 * bring the least revenue for what they take of it; a shard of half a pair counts half. What is
 * freed beyond need is left to the search to fill.
 */
final class Relief {

  private final FleetProblem problem;

  Relief(FleetProblem problem) {
    this.problem = problem;
  }

  /** The plan with pinned shards, and without those that had to go. */
  List<Placement> relieve(List<Placement> free) {
    List<Placement> left = new ArrayList<>(free);
    while (true) {
      List<Placement> plan = PinnedShards.with(problem, left);
      Set<Integer> gone = new HashSet<>();
      for (Violation violation : PlanAudit.audit(problem, plan).violations()) {
        stop(left, violation, gone);
      }
      if (gone.isEmpty()) {
        return plan;
      }
      List<Placement> rest = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        if (!gone.contains(i)) {
          rest.add(left.get(i));
        }
      }
      left = rest;
    }
  }

  /** Adds the positions of enough shards to mend one violation. */
  private void stop(List<Placement> plan, Violation violation, Set<Integer> gone) {
    Map<Integer, Long> takes = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    long over = violation.amount();
    for (int i = 0; i < plan.size(); i++) {
      long takesHere = takes(plan.get(i), violation);
      if (takesHere > 0 && gone.contains(i)) {
        over -= takesHere;
      } else if (takesHere > 0) {
        takes.put(i, takesHere);
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingDouble(
            i -> worth(plan.get(i)) / Objects.requireNonNull(takes.get(i)).doubleValue()));
    for (int i : order) {
      if (over <= 0) {
        return;
      }
      gone.add(i);
      over -= Objects.requireNonNull(takes.get(i));
    }
  }

  /** How much less the violation would be without the shard, in its unit. */
  private long takes(Placement placement, Violation violation) {
    Host host = placement.host();
    boolean power = violation.rule() == Rule.POWER;
    if (power ? !isBelow(host, violation.subject()) : !host.id().equals(violation.subject())) {
      return 0;
    }
    ShardProfile profile = problem.findProfile(placement.kind(), host);
    if (profile == null) {
      return violation.rule() == Rule.COMPUTE ? placement.kind().acceleratorMillis() : 0;
    }
    return switch (violation.rule()) {
      case POWER -> profile.milliwattsAboveIdle(host.idleMilliwattsPerAccelerator());
      case COMPUTE -> placement.kind().acceleratorMillis();
      case MEMORY_CAPACITY -> profile.footprint().memoryMegabytes();
      case MEMORY_BANDWIDTH -> profile.footprint().memoryBandwidthMegabytesPerSecond();
      case KV_TRANSFER -> profile.footprint().kvKilobitsPerSecond();
      case LATENCY, PLACEMENT, CONTRACT, REVENUE, ENERGY, RENTAL, MIGRATION -> 0;
    };
  }

  private static boolean isBelow(Host host, String domain) {
    return host.powerDomain().path().stream().map(PowerDomain::id).anyMatch(domain::equals);
  }

  private double worth(Placement placement) {
    ShardProfile profile = problem.findProfile(placement.kind(), placement.host());
    double rate = profile == null ? 0 : profile.rateMicroRps();
    double share = placement.kind().phase() == Phase.AGGREGATED ? 1 : 0.5;
    return rate * share * placement.kind().workload().microUsdPerHourPerRps();
  }
}
