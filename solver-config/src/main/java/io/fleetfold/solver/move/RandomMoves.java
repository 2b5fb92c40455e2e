package io.fleetfold.solver.move;

import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An endless row of moves: an exchange of racks, then many moves of all neighbourhoods, some drawn
 * more often than others, then the next exchange. Not thread-safe.
 */
final class RandomMoves implements Iterator<Reassign> {

  /** Lots that may fall on nothing before a move that changes nothing is given. */
  private static final int TRIES = 20;

  private final PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable;
  private final HostTable table;
  private final Exchanges exchanges;
  private final SolveNotes notes;
  private final List<Neighbourhood> lots = new ArrayList<>();
  private @Nullable RandomGenerator random;
  private @Nullable Draft lastDraft;
  private @Nullable Reassign lastMove;
  private long made;
  private boolean unreported;

  RandomMoves(
      PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable,
      Ground ground,
      Exchanges exchanges,
      SolveNotes notes) {
    this.variable = variable;
    this.table = ground.table();
    this.exchanges = exchanges;
    this.notes = notes;
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
    if (random == null) {
      throw new NoSuchElementException("no step has begun");
    }
    var draft = new Draft(table, random);
    if (made++ % SolveNotes.MOVES_AN_EXCHANGE == 0) {
      exchange(draft, random);
    } else {
      draw(draft, random);
    }
    lastDraft = draft;
    lastMove = draft.move(variable);
    return lastMove;
  }

  private void exchange(Draft draft, RandomGenerator lots) {
    reportLast();
    notes.countMoves(SolveNotes.MOVES_AN_EXCHANGE);
    exchanges.draft(draft);
    exchanges.begin(lots);
    notes.countExchange();
    unreported = true;
  }

  private void draw(Draft draft, RandomGenerator by) {
    for (int attempt = 0; attempt < TRIES && draft.isEmpty(); attempt++) {
      lots.get(by.nextInt(lots.size())).draft(draft, by);
    }
  }

  /** By now Timefold knows what came of the last exchange and the moves after it. */
  void reportLast() {
    if (unreported) {
      unreported = false;
      notes.report(Stage.SEARCH);
    }
  }
}
