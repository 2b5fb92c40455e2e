package io.fleetfold.solver.economics.whatif;

import io.fleetfold.domain.csv.DatasetEditor;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Solves a fleet and changed copies of it with the same options.
 *
 * @param base the fleet as it is
 * @param changes what to change in every changed copy
 * @param listener told how each solve goes on, in the thread that solves
 */
public record WhatIf(
    Dataset base,
    UnaryOperator<DatasetEditor> changes,
    PerformanceModel model,
    Migration migration,
    SolveOptions options,
    Consumer<Progress> listener) {

  /** The changed fleet beside the base; two solves. */
  public Comparison compare() throws InvalidInputException {
    Dataset changed = changed();
    return new Comparison(solve(base), solve(changed));
  }

  /** The changed dataset, or what is wrong with the changes. */
  public Dataset changed() throws InvalidInputException {
    return changes.apply(DatasetEditor.of(base)).build();
  }

  /**
   * The changed fleet at every value of a sweep, in order; every dataset is read before any is
   * solved.
   */
  public List<SweepPoint> sweep(Sweep sweep) throws InvalidInputException {
    List<Dataset> datasets = new ArrayList<>();
    for (BigDecimal value : sweep.values()) {
      DatasetEditor editor = changes.apply(DatasetEditor.of(base));
      String assignment = sweep.assignment(value);
      datasets.add((sweep.isLimit() ? editor.limit(assignment) : editor.set(assignment)).build());
    }
    List<SweepPoint> points = new ArrayList<>();
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < datasets.size(); i++) {
      FleetFigures figures = solve(datasets.get(i));
      boolean best = figures.feasible() && figures.marginUsdPerHour() > most;
      most = best ? figures.marginUsdPerHour() : most;
      points.add(new SweepPoint(sweep.values().get(i), figures, best));
    }
    return points;
  }

  private FleetFigures solve(Dataset dataset) {
    var problem = FleetProblem.of(dataset, model, migration);
    return FleetFigures.of(new FleetSolver(problem, options, listener).solve());
  }
}
