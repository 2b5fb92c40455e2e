package io.fleetfold.solver.program;

/** A program some of whose columns take whole numbers only. It has no duals. Not thread-safe. */
public interface IntegerProgram extends Program {

  /** Adds a column of whole numbers from 0 to {@code most}. */
  int wholeColumn(double objective, double most);

  /**
   * Names a solution to beat.
   *
   * @param columns all whole columns
   * @param values one for each of them
   */
  void startFrom(int[] columns, double[] values);

  /** Ends {@link #solve} after this wall clock with the best solution so far. */
  void limitSeconds(double seconds);

  /** What no solution can exceed, as proved in the last solve. */
  double bestBound();
}
