package io.fleetfold.solver.program;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/**
 * The C interface of HiGHS (MIT licence), as far as it is used here: OR-Tools brings the library
 * along and loads it, but its own door to it gives no solution when a limit ends the search.
 *
 * @see <a href="https://ergo-code.github.io/HiGHS/stable/interfaces/c_api/">HiGHS C API</a>
 */
// The names are those of C.
@SuppressWarnings("checkstyle:MethodName")
interface Highs extends Library {

  int COLUMNWISE = 1;
  int MAXIMIZE = -1;
  int CONTINUOUS = 0;
  int INTEGER = 1;

  /** Callback that branch and bound asks whether to go on. */
  int ASKS_TO_GO_ON = 6;

  /** Status of a call that failed. */
  int ERROR = -1;

  /** Model status at the optimum. */
  int OPTIMAL = 7;

  /** Value of {@code primal_solution_status} where there is a solution. */
  int FEASIBLE_POINT = 2;

  /** What HiGHS calls back; it ends where the first number of {@code in} is not 0. */
  interface Question extends Callback {
    void ask(int kind, Pointer message, Pointer out, Pointer in, Pointer data);
  }

  Pointer Highs_create();

  void Highs_destroy(Pointer highs);

  int Highs_getSizeofHighsInt(Pointer highs);

  int Highs_setBoolOptionValue(Pointer highs, String option, int value);

  int Highs_setIntOptionValue(Pointer highs, String option, int value);

  int Highs_setDoubleOptionValue(Pointer highs, String option, double value);

  int Highs_passMip(
      Pointer highs,
      int columns,
      int rows,
      int entries,
      int format,
      int sense,
      double offset,
      double[] objective,
      double[] leastOfColumn,
      double[] mostOfColumn,
      double[] leastOfRow,
      double[] mostOfRow,
      int[] starts,
      int[] indices,
      double[] values,
      int[] integrality);

  int Highs_setSparseSolution(Pointer highs, int entries, int[] columns, double[] values);

  int Highs_setCallback(Pointer highs, Question question, @Nullable Pointer data);

  int Highs_startCallback(Pointer highs, int kind);

  int Highs_run(Pointer highs);

  int Highs_getModelStatus(Pointer highs);

  int Highs_getIntInfoValue(Pointer highs, String info, IntByReference value);

  int Highs_getDoubleInfoValue(Pointer highs, String info, DoubleByReference value);

  int Highs_getSolution(
      Pointer highs,
      double[] columnValues,
      double[] columnDuals,
      double[] rowValues,
      double[] rowDuals);

  /** The library that OR-Tools has loaded; {@code null} where it cannot be had. */
  static @Nullable Highs load() {
    try {
      Highs library = Native.load(fileName(), Highs.class);
      Pointer highs = library.Highs_create();
      boolean usable = library.Highs_getSizeofHighsInt(highs) == Integer.BYTES;
      library.Highs_destroy(highs);
      return usable ? library : null;
    } catch (LinkageError e) {
      return null;
    }
  }

  private static String fileName() {
    if (Platform.isWindows()) {
      return "highs";
    }
    return Platform.isMac() ? "libhighs.1.dylib" : "libhighs.so.1";
  }
}
