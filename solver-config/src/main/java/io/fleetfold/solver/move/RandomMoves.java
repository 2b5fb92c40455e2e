package io.fleetfold.solver.move;

import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An endless row of moves of all neighbourhoods, some drawn more often than others. */
final class RandomMoves implements Iterator<Reassign> {

  /** Lots that may fall on nothing before a move that changes nothing is given. */
  private static final int TRIES = 20;

  private final PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable;
  private final HostTable table;
  private final List<Neighbourhood> lots = new ArrayList<>();
  private RandomGenerator random;
  private @Nullable Draft lastDraft;
  private @Nullable Reassign lastMove;

  RandomMoves(
      PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable,
      Ground ground,
      RandomGenerator random) {
    this.variable = variable;
    this.table = ground.table();
    this.random = random;
    var replace = new Replace(ground);
    var eject = new EjectAndFill(ground);
    add(2, new Fill(ground));
    add(4, replace);
    add(4, new ReplacePair(replace));
    add(5, new Exchange(ground));
    add(7, new ConvertPair(ground, eject));
    add(5, eject);
    add(3, new Trim(ground));
  }

  private void add(int weight, Neighbourhood neighbourhood) {
    lots.addAll(Collections.nCopies(weight, neighbourhood));
  }

  /** Goes on with the random numbers of another step, on the plan as it is then. */
  RandomMoves drawing(RandomGenerator other) {
    settle();
    random = other;
    return this;
  }

  /** Enters the last move into the table if the solver made it its step. */
  private void settle() {
    if (lastDraft != null && lastMove != null && lastMove.isDone()) {
      lastDraft.settle();
    }
    lastDraft = null;
  }

  @Override
  public boolean hasNext() {
    return !table.activeHosts().isEmpty();
  }

  @Override
  public Reassign next() {
    var draft = new Draft(table, random);
    for (int attempt = 0; attempt < TRIES && draft.isEmpty(); attempt++) {
      lots.get(random.nextInt(lots.size())).draft(draft, random);
    }
    lastDraft = draft;
    lastMove = draft.move(variable);
    return lastMove;
  }
}
