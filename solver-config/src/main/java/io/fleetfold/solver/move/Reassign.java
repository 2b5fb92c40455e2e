package io.fleetfold.solver.move;

import ai.timefold.solver.core.api.domain.common.Lookup;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningSolutionMetaModel;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.MutableSolutionView;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;

/**
 * Gives several shards new hosts at once.
 *
 * @param hosts one for each shard; {@code null} for nowhere
 */
public record Reassign(
    PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable,
    List<WorkloadShard> shards,
    List<@Nullable Host> hosts)
    implements Move<FleetPlan> {

  /** The host of a shard, as Timefold knows it. */
  public static PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable(
      PlanningSolutionMetaModel<FleetPlan> model) {
    return model.genuineEntity(WorkloadShard.class).basicVariable("host", Host.class);
  }

  @Override
  public void execute(MutableSolutionView<FleetPlan> view) {
    for (int i = 0; i < shards.size(); i++) {
      view.changeVariable(variable, shards.get(i), hosts.get(i));
    }
  }

  @Override
  public Move<FleetPlan> rebase(Lookup lookup) {
    List<WorkloadShard> rebased = new ArrayList<>();
    for (WorkloadShard shard : shards) {
      rebased.add(Objects.requireNonNull(lookup.lookUpWorkingObject(shard)));
    }
    return new Reassign(variable, rebased, hosts);
  }

  @Override
  public SequencedCollection<Object> getPlanningEntities() {
    return List.copyOf(shards);
  }

  /** Whether the working plan has these shards on these hosts. */
  boolean isDone() {
    for (int i = 0; i < shards.size(); i++) {
      if (!Objects.equals(shards.get(i).getHost(), hosts.get(i))) {
        return false;
      }
    }
    return true;
  }
}
