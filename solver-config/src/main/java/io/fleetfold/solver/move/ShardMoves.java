package io.fleetfold.solver.move;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Moves made for this problem: replace a shard on a host by a shard of another kind, replace two at
 * once (half a pair earns nothing), let two hosts exchange shards, and fill free room. Each fits
 * the accelerators of its hosts, so that few are proposed in vain.
 */
public final class ShardMoves implements MoveIteratorFactory<FleetPlan, Reassign> {

  private @Nullable Workspace workspace;
  private @Nullable RandomMoves current;

  /** What one phase needs, from its start to its end. */
  private record Workspace(
      PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable,
      HostTable table,
      List<Host> hosts,
      List<List<ShardKind>> kindsByType) {}

  @Override
  public void phaseStarted(ScoreDirector<FleetPlan> scoreDirector) {
    FleetPlan plan = scoreDirector.getWorkingSolution();
    var inner = (InnerScoreDirector<FleetPlan, ?>) scoreDirector;
    PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable =
        inner
            .getSolutionDescriptor()
            .getMetaModel()
            .genuineEntity(WorkloadShard.class)
            .basicVariable("host", Host.class);
    List<Host> active = plan.problem().dataset().hosts().stream().filter(Host::isActive).toList();
    workspace = new Workspace(variable, new HostTable(plan), active, kindsByType(plan.problem()));
    SolveNotes.of(plan).report(Stage.LOCAL_SEARCH);
  }

  private static List<List<ShardKind>> kindsByType(FleetProblem problem) {
    List<List<ShardKind>> kinds = new ArrayList<>();
    for (var type : problem.types()) {
      kinds.add(
          problem.kinds().stream()
              .filter(kind -> problem.findProfile(kind, type) != null)
              .toList());
    }
    return kinds;
  }

  @Override
  public void phaseEnded(ScoreDirector<FleetPlan> scoreDirector) {
    workspace = null;
    current = null;
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
    if (workspace == null) {
      throw new IllegalStateException("no phase has started");
    }
    if (current != null) {
      current.settle();
    }
    current =
        new RandomMoves(
            workspace.variable(),
            workspace.table(),
            workspace.hosts(),
            workspace.kindsByType(),
            random);
    return current;
  }
}
