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
import io.fleetfold.solver.SolveResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

  /**
   * The changed fleet beside the base; two solves. Each starts from the plan of the other one, as
   * far as it fits, so that a search that missed a plan of both fleets is no difference, and each
   * is bound by the prices of the other as well.
   */
  public Comparison compare() throws InvalidInputException {
    DatasetEditor editor = changes.apply(DatasetEditor.of(base));
    Dataset changed = editor.build();
    SolveResult before = solve(base, null);
    SolveResult after = solve(changed, before);
    SolveResult best = Incumbents.better(before, after);
    return new Comparison(
        OtherPrices.figures(best, after),
        OtherPrices.figures(after, best),
        Direction.of(base, changed, editor.onlyLimitsAndRemovals()));
  }

  /** The changed dataset, or what is wrong with the changes. */
  public Dataset changed() throws InvalidInputException {
    return changes.apply(DatasetEditor.of(base)).build();
  }

  /**
   * The changed fleet at every value of a sweep, in order; every dataset is read before any is
   * solved. Every value starts from the plan of the one before, and takes that of the one after
   * where it is better, so that a higher limit never earns less.
   */
  public List<SweepPoint> sweep(Sweep sweep) throws InvalidInputException {
    List<SolveResult> results = new ArrayList<>();
    @Nullable SolveResult last = null;
    for (Dataset dataset : datasets(sweep)) {
      last = solve(dataset, last);
      results.add(last);
    }
    for (int i = results.size() - 2; i >= 0; i--) {
      results.set(i, Incumbents.better(results.get(i), results.get(i + 1)));
    }
    return points(sweep, results);
  }

  private List<Dataset> datasets(Sweep sweep) throws InvalidInputException {
    List<Dataset> datasets = new ArrayList<>();
    for (BigDecimal value : sweep.values()) {
      DatasetEditor editor = changes.apply(DatasetEditor.of(base));
      String assignment = sweep.assignment(value);
      datasets.add((sweep.isLimit() ? editor.limit(assignment) : editor.set(assignment)).build());
    }
    return datasets;
  }

  private static List<SweepPoint> points(Sweep sweep, List<SolveResult> results) {
    List<FleetFigures> figures = new ArrayList<>(results.stream().map(FleetFigures::of).toList());
    if (sweep.isLimit()) {
      lowerBounds(figures);
    }
    List<SweepPoint> points = new ArrayList<>();
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < figures.size(); i++) {
      FleetFigures here = figures.get(i);
      boolean best = here.feasible() && here.marginUsdPerHour() > most;
      most = best ? here.marginUsdPerHour() : most;
      points.add(new SweepPoint(sweep.values().get(i), here, best));
    }
    return points;
  }

  /** What nobody can earn with more power, nobody can earn with less. */
  private static void lowerBounds(List<FleetFigures> figures) {
    for (int i = figures.size() - 2; i >= 0; i--) {
      FleetFigures wider = figures.get(i + 1);
      if (figures.get(i).feasible() && wider.feasible()) {
        figures.set(i, figures.get(i).withBoundAtMost(wider.upperBoundUsdPerHour()));
      }
    }
  }

  private SolveResult solve(Dataset dataset, @Nullable SolveResult other) {
    var problem = FleetProblem.of(dataset, model, migration);
    var solver = new FleetSolver(problem, options, listener);
    return (other == null ? solver : solver.startFrom(other.plan())).solve();
  }
}
