package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The steps from the plan in force to a plan: stops first, then moves, then starts. */
final class Moves {

  private Moves() {}

  static List<Move> of(FleetProblem problem, List<PlannedShard> shards) {
    var reasons = new MoveReasons(problem, shards);
    List<Move> moves = new ArrayList<>();
    for (PreviousPlacement row : stopped(problem, shards)) {
      moves.add(new Move(Move.Action.STOP, identity(row), row.host(), null, reasons.ofStop(row)));
    }
    for (PlannedShard shard : shards) {
      PreviousPlacement before = shard.before();
      if (before != null && shard.isMoved()) {
        moves.add(
            new Move(
                Move.Action.MOVE,
                identity(shard),
                before.host(),
                shard.host().id(),
                reasons.ofMove(before, shard)));
      }
    }
    for (PlannedShard shard : shards) {
      if (shard.before() == null) {
        moves.add(
            new Move(
                Move.Action.START,
                identity(shard),
                null,
                shard.host().id(),
                reasons.ofStart(shard)));
      }
    }
    return List.copyOf(moves);
  }

  private static List<PreviousPlacement> stopped(FleetProblem problem, List<PlannedShard> shards) {
    Set<String> kept = new HashSet<>();
    shards.forEach(shard -> kept.add(shard.id()));
    return problem.dataset().previous().stream()
        .filter(row -> !kept.contains(row.shard()))
        .toList();
  }

  private static Move.Shard identity(PreviousPlacement row) {
    return new Move.Shard(row.shard(), row.workload(), row.phase(), row.acceleratorMillis());
  }

  private static Move.Shard identity(PlannedShard shard) {
    return new Move.Shard(
        shard.id(),
        shard.workload().id(),
        shard.phase(),
        shard.placement().kind().acceleratorMillis());
  }
}
