package io.fleetfold.solver.transition;

import io.fleetfold.constraints.ledger.Standing;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.change.PinnedShards;
import java.util.ArrayList;
import java.util.List;

/**
 * Every change that can be made to a plan, whatever a target wants: each kind of shard started on
 * each host that may run it, each shard stopped. Where few changes are allowed, the best of these
 * may be worth more than any piece of the way to a plan far off.
 */
final class NearChanges {

  /** Beyond this, starts are drawn evenly from all there are. */
  private static final int MOST_STARTS = 20_000;

  private NearChanges() {}

  /** The changes of a plan, each once. */
  static List<Candidate> of(FleetProblem problem, List<Placement> plan) {
    List<Change> starts = starts(problem);
    int every = 1 + starts.size() / MOST_STARTS;
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < starts.size(); i += every) {
      candidates.add(new Candidate(candidates.size(), starts.get(i), true));
    }
    for (Placement placement : PinnedShards.without(problem, plan)) {
      var stop = Change.stop(placement.kind(), placement.host());
      candidates.add(new Candidate(candidates.size(), stop, true));
    }
    return candidates;
  }

  private static List<Change> starts(FleetProblem problem) {
    List<Change> starts = new ArrayList<>();
    for (Host host : problem.dataset().hosts()) {
      for (ShardKind kind : problem.kinds()) {
        if (mayRun(problem, kind, host)) {
          starts.add(Change.start(kind, host));
        }
      }
    }
    return starts;
  }

  /** Whether a host can run a kind of shard, if it is empty. */
  static boolean mayRun(FleetProblem problem, ShardKind kind, Host host) {
    return problem.findProfile(kind, host.accelerator()) != null
        && kind.acceleratorMillis() <= 1000L * host.accelerators()
        && Standing.of(problem, kind, host).isFine();
  }
}
