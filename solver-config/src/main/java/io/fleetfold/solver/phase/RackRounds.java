package io.fleetfold.solver.phase;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.move.Reassign;
import io.fleetfold.solver.notes.SearchSettings;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;
import io.fleetfold.solver.search.FleetSearch;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Moves that each are a round of exchanges: two halves of the fleet are searched side by side, by
 * small moves and by integer programs that fill a few racks anew, and what came of it is one move.
 * A round that found nothing better is a move that changes nothing, so that steps count rounds.
 */
public final class RackRounds implements MoveIteratorFactory<FleetPlan, Reassign> {

  /** Integer programs that each of two workers solves in a round. */
  private static final int EXCHANGES = 1;

  private @Nullable Rounds rounds;

  @Override
  public void phaseStarted(ScoreDirector<FleetPlan> scoreDirector) {
    FleetPlan plan = scoreDirector.getWorkingSolution();
    SolveNotes notes = SolveNotes.of(plan);
    FleetSearch search = notes.search(notes.settings().over());
    SolveNotes.offer(plan, search);
    var inner = (InnerScoreDirector<FleetPlan, ?>) scoreDirector;
    var variable = PlanChange.variable(inner.getSolutionDescriptor().getMetaModel());
    rounds = new Rounds(scoreDirector, notes, search, variable);
    notes.report(Stage.SEARCH);
  }

  @Override
  public void phaseEnded(ScoreDirector<FleetPlan> scoreDirector) {
    if (rounds != null) {
      rounds.reportLast();
    }
    rounds = null;
  }

  @Override
  public long getSize(ScoreDirector<FleetPlan> scoreDirector) {
    return scoreDirector.getWorkingSolution().getShards().size();
  }

  @Override
  public Iterator<Reassign> createOriginalMoveIterator(ScoreDirector<FleetPlan> scoreDirector) {
    throw new UnsupportedOperationException("rounds are random: use the random selection order");
  }

  @Override
  public Iterator<Reassign> createRandomMoveIterator(
      ScoreDirector<FleetPlan> scoreDirector, RandomGenerator random) {
    if (rounds == null) {
      throw new IllegalStateException("no phase has started");
    }
    return rounds.drawing(random);
  }

  /** The rounds of one phase. */
  private static final class Rounds implements Iterator<Reassign> {

    private final ScoreDirector<FleetPlan> director;
    private final SolveNotes notes;
    private final FleetSearch search;
    private final PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable;
    private final int exchanges = SolveNotes.hasEngine() ? EXCHANGES : 0;
    private boolean seeded;
    private boolean unreported;

    Rounds(
        ScoreDirector<FleetPlan> director,
        SolveNotes notes,
        FleetSearch search,
        PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable) {
      this.director = director;
      this.notes = notes;
      this.search = search;
      this.variable = variable;
    }

    /** The random numbers of the first step are those of the phase. */
    Rounds drawing(RandomGenerator random) {
      if (!seeded) {
        search.seed(random.nextLong());
        seeded = true;
      }
      return this;
    }

    @Override
    public boolean hasNext() {
      return search.hasRoom();
    }

    /** By now Timefold knows what came of the last round. */
    void reportLast() {
      if (unreported) {
        unreported = false;
        notes.report(Stage.SEARCH);
      }
    }

    @Override
    public Reassign next() {
      reportLast();
      double before = search.bestObjective();
      search.round(exchanges, SearchSettings.seconds(notes.settings().exchangeLimit()));
      notes.countRound();
      unreported = true;
      return search.bestObjective() > before
          ? PlanChange.between(director.getWorkingSolution(), search.bestPlan(), variable)
          : new Reassign(variable, List.of(), List.of());
    }
  }
}
