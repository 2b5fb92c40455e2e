package io.fleetfold.solver.program;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps C's standard output quiet while HiGHS runs. Release 1.12.0, which OR-Tools 9.15 brings
 * along, prints a line that was left in by mistake ({@code transformNewIntegerFeasibleSolution} in
 * HighsMipSolverData.cpp), whatever its options say, and would spoil the output of whoever calls
 * us. Java's own standard output does not go this way. Thread-safe.
 */
final class Hush {

  private final Pointer variable;
  private final Pointer nowhere;
  private @Nullable Pointer before;
  private int running;

  private Hush(Pointer variable, Pointer nowhere) {
    this.variable = variable;
    this.nowhere = nowhere;
  }

  /** {@code null} where C keeps its standard output elsewhere. */
  static @Nullable Hush load() {
    if (!Platform.isLinux() && !Platform.isMac()) {
      return null;
    }
    try {
      NativeLibrary process = NativeLibrary.getProcess();
      Pointer variable =
          process.getGlobalVariableAddress(Platform.isMac() ? "__stdoutp" : "stdout");
      Function open = process.getFunction("fopen");
      Pointer nowhere = open.invokePointer(new Object[] {"/dev/null", "w"});
      return nowhere == null ? null : new Hush(variable, nowhere);
    } catch (LinkageError e) {
      return null;
    }
  }

  /** Begins the silence, or joins it. */
  synchronized void begin() {
    if (running++ == 0) {
      before = variable.getPointer(0);
      variable.setPointer(0, nowhere);
    }
  }

  /** Leaves the silence; the last one ends it. */
  synchronized void end() {
    if (--running == 0 && before != null) {
      variable.setPointer(0, before);
    }
  }
}
