package io.fleetfold.solver.transition;

import io.fleetfold.constraints.ledger.Standing;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** What is left of the plan in force, and which changes lead from there to a target. */
final class Differences {

  private final FleetProblem problem;

  /** How many shards of each kind lost their place. */
  private final Map<ShardKind, Integer> lost = new HashMap<>();

  private final List<Placement> stays = new ArrayList<>();

  Differences(FleetProblem problem) {
    this.problem = problem;
    problem.previous().counts().forEach(this::sort);
    countLostWithTheirHost();
  }

  private void sort(PreviousPlan.Count count) {
    boolean fine =
        Standing.of(problem, count.placement().kind(), count.placement().host()).isFine();
    int staying = fine ? count.shards() : count.pinned();
    for (int i = 0; i < staying; i++) {
      stays.add(count.placement());
    }
    lost.merge(count.placement().kind(), count.shards() - staying, Integer::sum);
  }

  private void countLostWithTheirHost() {
    Set<String> hosts = new HashSet<>();
    problem.dataset().hosts().forEach(host -> hosts.add(host.id()));
    Map<String, Workload> workloads = new HashMap<>();
    problem.dataset().workloads().forEach(workload -> workloads.put(workload.id(), workload));
    for (PreviousPlacement row : problem.dataset().previous()) {
      Workload workload = workloads.get(row.workload());
      if (workload != null && !hosts.contains(row.host())) {
        problem
            .findKind(workload, row.phase(), row.acceleratorMillis())
            .ifPresent(kind -> lost.merge(kind, 1, Integer::sum));
      }
    }
  }

  /** Shards of the plan in force that may go on running where they are, or must. */
  List<Placement> stays() {
    return stays;
  }

  /**
   * The changes from what stays to the target: moves within a power domain, within a site, other
   * moves, starts, stops.
   */
  List<Candidate> to(List<Placement> target) {
    return between(stays, target, lost);
  }

  /**
   * The changes from a plan to the target when others had to be made to come to the plan. What had
   * to stop lost its place, too.
   */
  List<Candidate> to(List<Placement> target, List<Placement> plan, List<Change> made) {
    return between(plan, target, lost(made));
  }

  /** How many shards of each kind lost their place, those that these changes stop included. */
  Map<ShardKind, Integer> lost(List<Change> made) {
    Map<ShardKind, Integer> lostByNow = new HashMap<>(lost);
    for (Change change : made) {
      if (change.to() == null) {
        lostByNow.merge(change.kind(), 1, Integer::sum);
      }
    }
    return lostByNow;
  }

  private static List<Candidate> between(
      List<Placement> plan, List<Placement> target, Map<ShardKind, Integer> lost) {
    Map<Placement, Integer> more = new TreeMap<>(PlacementOrder.INSTANCE);
    target.forEach(placement -> more.merge(placement, 1, Integer::sum));
    plan.forEach(placement -> more.merge(placement, -1, Integer::sum));
    Map<ShardKind, Deque<Host>> gone = new LinkedHashMap<>();
    Map<ShardKind, Deque<Host>> come = new LinkedHashMap<>();
    more.forEach((placement, count) -> {
      var side = count < 0 ? gone : come;
      for (int i = 0; i < Math.abs(count); i++) {
        side.computeIfAbsent(placement.kind(), kind -> new ArrayDeque<>()).add(placement.host());
      }
    });
    List<Candidate> changes = new ArrayList<>();
    come.forEach((kind, hosts) -> {
      Deque<Host> left = gone.getOrDefault(kind, new ArrayDeque<>());
      pair(kind, left, hosts, Differences::shareDomain, changes);
      pair(kind, left, hosts, (from, to) -> from.site().equals(to.site()), changes);
      pair(kind, left, hosts, (from, to) -> true, changes);
      int free = lost.getOrDefault(kind, 0);
      for (Host to : hosts) {
        changes.add(new Candidate(changes.size(), Change.start(kind, to), free-- <= 0));
      }
    });
    gone.forEach((kind, hosts) ->
        hosts.forEach(
            from -> changes.add(new Candidate(changes.size(), Change.stop(kind, from), true))));
    return changes;
  }

  /** Within a domain a move counts once. */
  private static boolean shareDomain(Host from, Host to) {
    return from.powerDomain().equals(to.powerDomain()) && from.site().equals(to.site());
  }

  private static void pair(
      ShardKind kind,
      Deque<Host> left,
      Deque<Host> hosts,
      BiPredicate<Host, Host> alike,
      List<Candidate> changes) {
    for (Host from : List.copyOf(left)) {
      for (Host to : hosts) {
        if (alike.test(from, to)) {
          left.remove(from);
          hosts.remove(to);
          changes.add(new Candidate(changes.size(), new Change(kind, from, to), true));
          break;
        }
      }
    }
  }
}
