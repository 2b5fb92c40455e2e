package io.fleetfold.solver.move;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;
import java.util.Iterator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Moves of one or a few shards, made for this problem: each {@link Neighbourhood} knows what to
 * draw, so that few moves are proposed in vain.
 */
public final class ShardMoves implements MoveIteratorFactory<FleetPlan, Reassign> {

  private @Nullable Ground ground;
  private @Nullable RandomMoves moves;

  @Override
  public void phaseStarted(ScoreDirector<FleetPlan> scoreDirector) {
    FleetPlan plan = scoreDirector.getWorkingSolution();
    SolveNotes notes = SolveNotes.of(plan);
    var candidates = notes.search(() -> false).candidates();
    ground =
        new Ground(new HostTable(plan), new Choices(plan.problem(), notes.cells(), candidates));
    notes.report(Stage.LOCAL_SEARCH);
  }

  @Override
  public void phaseEnded(ScoreDirector<FleetPlan> scoreDirector) {
    ground = null;
    moves = null;
  }

  @Override
  public long getSize(ScoreDirector<FleetPlan> scoreDirector) {
    return scoreDirector.getWorkingSolution().getShards().size();
  }

  @Override
  public Iterator<Reassign> createOriginalMoveIterator(ScoreDirector<FleetPlan> scoreDirector) {
    throw new UnsupportedOperationException("moves are random: use the random selection order");
  }

  @Override
  public Iterator<Reassign> createRandomMoveIterator(
      ScoreDirector<FleetPlan> scoreDirector, RandomGenerator random) {
    if (ground == null) {
      throw new IllegalStateException("no phase has started");
    }
    moves =
        moves == null
            ? new RandomMoves(variable(scoreDirector), ground, random)
            : moves.drawing(random);
    return moves;
  }

  private static PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable(
      ScoreDirector<FleetPlan> scoreDirector) {
    return ((InnerScoreDirector<FleetPlan, ?>) scoreDirector)
        .getSolutionDescriptor()
        .getMetaModel()
        .genuineEntity(WorkloadShard.class)
        .basicVariable("host", Host.class);
  }
}
