package io.fleetfold.solver.program;

import java.util.function.BooleanSupplier;

/**
 * A linear program to be maximised: columns that are at least 0, and rows. Both are known by
 * number, in the order in which they were added. Columns and rows may be added between two solves.
 *
 * <p>Not thread-safe.
 */
public interface Program extends AutoCloseable {

  /** How a solve ended. */
  enum Ending {
    /** At the optimum, or as near to it as was asked for. */
    OPTIMAL,
    /** At a limit, with a solution. */
    FEASIBLE,
    /** Without a solution. */
    NONE
  }

  /**
   * Adds a column.
   *
   * @param objective what one of it is worth
   * @param most upper bound; may be infinite
   */
  int column(double objective, double most);

  /**
   * Adds a row.
   *
   * @param least lower bound; may be infinite
   * @param most upper bound; may be infinite
   */
  int row(double least, double most);

  /** Sets what one of a column adds to a row, once for each pair. */
  void set(int row, int column, double coefficient);

  /** Gives a row other bounds, for the next solve. */
  void moveRow(int row, double least, double most);

  /** Gives a column another upper bound, for the next solve. */
  void moveColumn(int column, double most);

  /** How many rows there are. */
  int rows();

  /**
   * Ends every {@link #solve} from now on as soon as this says so: with the best solution so far if
   * the program is an integer program, else without any.
   *
   * @param stop asked now and then, by another thread too
   */
  void stopWhen(BooleanSupplier stop);

  /** Solves; where a linear program ends before its optimum, it has no solution. */
  Ending solve();

  /** The value of a column in the last solution. */
  double value(int column);

  /**
   * What one more of a row's bound is worth in the last solution.
   *
   * @throws UnsupportedOperationException if the program is an integer program
   */
  double dual(int row);

  /** What the last solution is worth. */
  double objective();

  /** Frees the memory of the engine; the program is not to be used any more. */
  @Override
  void close();
}
