package io.fleetfold.solver.program;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An integer program for HiGHS. It is kept in plain arrays and lives in HiGHS only while it is
 * solved, so nothing is left behind.
 */
final class HighsProgram implements IntegerProgram {

  private final Highs library;
  private final int nodes;
  private final double tolerance;
  private double seconds = Double.POSITIVE_INFINITY;

  private int columns;
  private double[] objective = new double[64];
  private double[] mostOfColumn = new double[64];
  private int[] integrality = new int[64];

  private int rows;
  private double[] leastOfRow = new double[64];
  private double[] mostOfRow = new double[64];

  private int entries;
  private int[] entryRow = new int[256];
  private int[] entryColumn = new int[256];
  private double[] entryValue = new double[256];

  private int[] hinted = new int[0];
  private double[] hints = new double[0];

  private Highs.@Nullable Question stop;

  private double[] solution = new double[0];
  private double worth = Double.NEGATIVE_INFINITY;
  private double bound = Double.POSITIVE_INFINITY;

  /**
   * An empty program.
   *
   * @param nodes most nodes of branch and bound
   * @param tolerance how far from the optimum is near enough
   */
  HighsProgram(Highs library, int nodes, double tolerance) {
    this.library = library;
    this.nodes = nodes;
    this.tolerance = tolerance;
  }

  @Override
  public int column(double worthOfOne, double most) {
    return column(worthOfOne, most, Highs.CONTINUOUS);
  }

  @Override
  public int wholeColumn(double worthOfOne, double most) {
    return column(worthOfOne, most, Highs.INTEGER);
  }

  private int column(double worthOfOne, double most, int kind) {
    if (columns == objective.length) {
      objective = Arrays.copyOf(objective, 2 * columns);
      mostOfColumn = Arrays.copyOf(mostOfColumn, 2 * columns);
      integrality = Arrays.copyOf(integrality, 2 * columns);
    }
    objective[columns] = worthOfOne;
    mostOfColumn[columns] = most;
    integrality[columns] = kind;
    return columns++;
  }

  @Override
  public int row(double least, double most) {
    if (rows == leastOfRow.length) {
      leastOfRow = Arrays.copyOf(leastOfRow, 2 * rows);
      mostOfRow = Arrays.copyOf(mostOfRow, 2 * rows);
    }
    leastOfRow[rows] = least;
    mostOfRow[rows] = most;
    return rows++;
  }

  @Override
  public void set(int row, int column, double coefficient) {
    if (entries == entryRow.length) {
      entryRow = Arrays.copyOf(entryRow, 2 * entries);
      entryColumn = Arrays.copyOf(entryColumn, 2 * entries);
      entryValue = Arrays.copyOf(entryValue, 2 * entries);
    }
    entryRow[entries] = row;
    entryColumn[entries] = column;
    entryValue[entries++] = coefficient;
  }

  @Override
  public void moveRow(int row, double least, double most) {
    leastOfRow[row] = least;
    mostOfRow[row] = most;
  }

  @Override
  public void moveColumn(int column, double most) {
    mostOfColumn[column] = most;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void startFrom(int[] wholeColumns, double[] values) {
    hinted = wholeColumns.clone();
    hints = values.clone();
  }

  @Override
  public void limitSeconds(double wallClock) {
    seconds = wallClock;
  }

  @Override
  public void stopWhen(BooleanSupplier asked) {
    stop = (kind, message, out, in, data) -> in.setInt(0, asked.getAsBoolean() ? 1 : 0);
  }

  @Override
  public Ending solve() {
    Pointer highs = library.Highs_create();
    try {
      setOptions(highs);
      pass(highs);
      if (hinted.length > 0) {
        check(
            library.Highs_setSparseSolution(highs, hinted.length, hinted, hints),
            "setSparseSolution");
      }
      if (stop != null) {
        check(library.Highs_setCallback(highs, stop, null), "setCallback");
        check(library.Highs_startCallback(highs, Highs.ASKS_TO_GO_ON), "startCallback");
      }
      check(library.Highs_run(highs), "run");
      return read(highs);
    } finally {
      library.Highs_destroy(highs);
    }
  }

  private void setOptions(Pointer highs) {
    check(library.Highs_setBoolOptionValue(highs, "output_flag", 0), "output_flag");
    check(library.Highs_setIntOptionValue(highs, "threads", 1), "threads");
    check(library.Highs_setIntOptionValue(highs, "mip_max_nodes", nodes), "mip_max_nodes");
    check(library.Highs_setDoubleOptionValue(highs, "mip_rel_gap", 0), "mip_rel_gap");
    check(library.Highs_setDoubleOptionValue(highs, "mip_abs_gap", tolerance), "mip_abs_gap");
    check(library.Highs_setDoubleOptionValue(highs, "time_limit", seconds), "time_limit");
  }

  private void pass(Pointer highs) {
    int[] starts = new int[columns + 1];
    for (int i = 0; i < entries; i++) {
      starts[entryColumn[i] + 1]++;
    }
    for (int column = 0; column < columns; column++) {
      starts[column + 1] += starts[column];
    }
    int[] next = starts.clone();
    double[] scales = scales();
    int[] indices = new int[entries];
    double[] values = new double[entries];
    for (int i = 0; i < entries; i++) {
      int at = next[entryColumn[i]]++;
      indices[at] = entryRow[i];
      values[at] = entryValue[i] * scales[entryRow[i]];
    }
    int status =
        library.Highs_passMip(
            highs,
            columns,
            rows,
            entries,
            Highs.COLUMNWISE,
            Highs.MAXIMIZE,
            0,
            objective,
            new double[columns],
            mostOfColumn,
            scaled(leastOfRow, scales),
            scaled(mostOfRow, scales),
            starts,
            indices,
            values,
            integrality);
    check(status, "passMip");
  }

  /**
   * Powers of two that bring the largest coefficient of every row near 1, so that whole numbers
   * that are whole but for a rounding error break no row.
   */
  private double[] scales() {
    double[] largest = new double[rows];
    for (int i = 0; i < entries; i++) {
      largest[entryRow[i]] = Math.max(largest[entryRow[i]], Math.abs(entryValue[i]));
    }
    return Arrays.stream(largest)
        .map(value -> value > 0 ? Math.scalb(1.0, -Math.getExponent(value)) : 1)
        .toArray();
  }

  private static double[] scaled(double[] bounds, double[] scales) {
    double[] scaled = new double[scales.length];
    Arrays.setAll(scaled, row -> bounds[row] * scales[row]);
    return scaled;
  }

  private Ending read(Pointer highs) {
    var found = new IntByReference();
    check(library.Highs_getIntInfoValue(highs, "primal_solution_status", found), "status");
    if (found.getValue() != Highs.FEASIBLE_POINT) {
      worth = Double.NEGATIVE_INFINITY;
      bound = Double.POSITIVE_INFINITY;
      return Ending.NONE;
    }
    solution = new double[columns];
    double[] activities = new double[rows];
    check(
        library.Highs_getSolution(
            highs, solution, new double[columns], activities, new double[rows]),
        "getSolution");
    worth = info(highs, "objective_function_value");
    bound = info(highs, "mip_dual_bound");
    return library.Highs_getModelStatus(highs) == Highs.OPTIMAL ? Ending.OPTIMAL : Ending.FEASIBLE;
  }

  private double info(Pointer highs, String name) {
    var value = new DoubleByReference();
    check(library.Highs_getDoubleInfoValue(highs, name, value), name);
    return value.getValue();
  }

  private static void check(int status, String call) {
    if (status == Highs.ERROR) {
      throw new IllegalStateException("HiGHS failed at " + call);
    }
  }

  @Override
  public double value(int column) {
    return solution[column];
  }

  @Override
  public double dual(int row) {
    throw new UnsupportedOperationException("an integer program has no duals");
  }

  @Override
  public double objective() {
    return worth;
  }

  @Override
  public double bestBound() {
    return bound;
  }

  @Override
  public void close() {
    // Nothing of it is in HiGHS between two solves.
  }
}
