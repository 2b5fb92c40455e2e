package io.fleetfold.solver.move;

import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.solver.notes.SearchSettings;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;
import io.fleetfold.solver.search.Candidates;
import io.fleetfold.solver.search.Exchanger;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The moves of local search, made for this problem: of one or a few shards, each {@link
 * Neighbourhood} knowing what to draw, and every so often of some racks at once, filled anew by an
 * integer program.
 */
public final class FleetMoves implements MoveIteratorFactory<FleetPlan, Reassign> {

  /** Integer programs under way at a time, beside the thread that solves. */
  private static final int PROGRAMS = 2;

  private @Nullable RandomMoves moves;

  @Override
  public void phaseStarted(ScoreDirector<FleetPlan> scoreDirector) {
    FleetPlan plan = scoreDirector.getWorkingSolution();
    SolveNotes notes = SolveNotes.of(plan);
    Candidates candidates = notes.search(notes.settings().over()).candidates();
    var table = new HostTable(plan);
    var ground = new Ground(table, new Choices(plan.problem(), notes.cells(), candidates));
    List<Exchanger> exchangers =
        Stream.generate(() -> new Exchanger(notes.cells(), candidates, notes.settings().over()))
            .limit(SolveNotes.hasEngine() ? PROGRAMS : 0)
            .toList();
    double seconds = SearchSettings.seconds(notes.settings().exchangeLimit());
    var exchanges = new Exchanges(table, exchangers, notes.settings().crew(), seconds);
    var inner = (InnerScoreDirector<FleetPlan, ?>) scoreDirector;
    var variable = Reassign.variable(inner.getSolutionDescriptor().getMetaModel());
    moves = new RandomMoves(variable, ground, exchanges, notes);
    notes.report(Stage.SEARCH);
  }

  @Override
  public void phaseEnded(ScoreDirector<FleetPlan> scoreDirector) {
    if (moves != null) {
      moves.reportLast();
    }
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
    if (moves == null) {
      throw new IllegalStateException("no phase has started");
    }
    return moves.drawing(random);
  }
}
