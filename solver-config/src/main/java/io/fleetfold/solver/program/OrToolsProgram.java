package io.fleetfold.solver.program;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A program in OR-Tools' own model. */
final class OrToolsProgram implements IntegerProgram {

  private final MPSolver solver;
  private final List<MPVariable> columns = new ArrayList<>();
  private final List<MPConstraint> rows = new ArrayList<>();
  private @Nullable BooleanSupplier stop;

  OrToolsProgram(MPSolver solver) {
    this.solver = solver;
    solver.objective().setMaximization();
  }

  @Override
  public int column(double objective, double most) {
    return add(solver.makeNumVar(0, most, ""), objective);
  }

  @Override
  public int wholeColumn(double objective, double most) {
    return add(solver.makeIntVar(0, most, ""), objective);
  }

  private int add(MPVariable column, double objective) {
    solver.objective().setCoefficient(column, objective);
    columns.add(column);
    return columns.size() - 1;
  }

  @Override
  public int row(double least, double most) {
    rows.add(solver.makeConstraint(least, most));
    return rows.size() - 1;
  }

  @Override
  public void set(int row, int column, double coefficient) {
    rows.get(row).setCoefficient(columns.get(column), coefficient);
  }

  @Override
  public void moveRow(int row, double least, double most) {
    rows.get(row).setBounds(least, most);
  }

  @Override
  public void moveColumn(int column, double most) {
    columns.get(column).setUb(most);
  }

  @Override
  public int rows() {
    return rows.size();
  }

  @Override
  public void startFrom(int[] hinted, double[] values) {
    solver.setHint(Arrays.stream(hinted).mapToObj(columns::get).toArray(MPVariable[]::new), values);
  }

  @Override
  public void limitSeconds(double seconds) {
    solver.setTimeLimit((long) (seconds * 1e3));
  }

  @Override
  public void stopWhen(BooleanSupplier asked) {
    stop = asked;
  }

  /** CoinUtils, below CLP, breaks the whole process on rows without any column. */
  @Override
  public Ending solve() {
    return columns.isEmpty() ? emptied() : solved();
  }

  private Ending emptied() {
    boolean held = rows.stream().allMatch(row -> row.lb() <= 0 && row.ub() >= 0);
    return held ? Ending.OPTIMAL : Ending.NONE;
  }

  /** CLP calls a point feasible where it was stopped, even one that is not. */
  private Ending solved() {
    return switch (watchedSolve()) {
      case OPTIMAL -> Ending.OPTIMAL;
      case FEASIBLE -> solver.isMip() ? Ending.FEASIBLE : Ending.NONE;
      default -> Ending.NONE;
    };
  }

  private MPSolver.ResultStatus watchedSolve() {
    if (stop == null) {
      return solver.solve();
    }
    if (stop.getAsBoolean()) {
      return MPSolver.ResultStatus.NOT_SOLVED;
    }
    Interruption interruption = Interruption.watch(stop, solver::interruptSolve);
    try {
      return solver.solve();
    } finally {
      interruption.close();
    }
  }

  @Override
  public double value(int column) {
    return columns.get(column).solutionValue();
  }

  @Override
  public double dual(int row) {
    if (solver.isMip()) {
      throw new UnsupportedOperationException("an integer program has no duals");
    }
    return columns.isEmpty() ? 0 : rows.get(row).dualValue();
  }

  @Override
  public double objective() {
    return columns.isEmpty() ? 0 : solver.objective().value();
  }

  @Override
  public double bestBound() {
    return columns.isEmpty() ? 0 : solver.objective().bestBound();
  }

  @Override
  public void close() {
    solver.delete();
  }
}
