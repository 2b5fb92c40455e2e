package io.fleetfold.solver.nightly;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import java.util.List;

/**
 * Shards of the plan in force that are pinned to a host that cannot run them: it is drained or
 * offline, or site, memory, software or latency forbid it. They serve nothing, and as long as they
 * are pinned every plan breaks a rule. A night must not wait for somebody to unpin them: it lets
 * them go, and their work goes elsewhere.
 */
public final class Ghosts {

  private Ghosts() {}

  /** Them, each kind and host once. */
  public static List<PreviousPlan.Count> in(FleetProblem problem) {
    return problem.previous().counts().stream()
        .filter(count -> count.pinned() > 0 && !runs(problem, count.placement()))
        .toList();
  }

  /** The same problem with them no longer pinned. */
  static FleetProblem released(FleetProblem problem) {
    return released(problem, List.of());
  }

  /** The problem that a plan solves: those that it does not have are no longer pinned. */
  public static FleetProblem released(FleetProblem problem, List<Placement> plan) {
    List<PreviousPlan.Count> ghosts =
        in(problem).stream().filter(ghost -> !plan.contains(ghost.placement())).toList();
    if (ghosts.isEmpty()) {
      return problem;
    }
    var dataset = problem.dataset();
    return problem.withDataset(
        dataset.withPrevious(
            dataset.previous().stream()
                .map(row -> isOneOf(ghosts, row) ? unpinned(row) : row)
                .toList()));
  }

  private static boolean runs(FleetProblem problem, Placement shard) {
    Host host = shard.host();
    return host.isActive()
        && shard.kind().workload().allows(host.site())
        && problem.findRefusal(shard.kind(), host.accelerator()) == null;
  }

  private static boolean isOneOf(List<PreviousPlan.Count> ghosts, PreviousPlacement row) {
    return ghosts.stream()
        .map(PreviousPlan.Count::placement)
        .anyMatch(ghost ->
            ghost.host().id().equals(row.host())
                && ghost.kind().workload().id().equals(row.workload())
                && ghost.kind().phase() == row.phase()
                && ghost.kind().acceleratorMillis() == row.acceleratorMillis());
  }

  private static PreviousPlacement unpinned(PreviousPlacement row) {
    return new PreviousPlacement(
        row.shard(), row.workload(), row.phase(), row.host(), row.acceleratorMillis(), false);
  }
}
