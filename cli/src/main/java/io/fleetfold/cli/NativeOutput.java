package io.fleetfold.cli;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Where C prints to. HiGHS 1.12.0, which OR-Tools 9.15 brings along, prints a line that was left in
 * by mistake ({@code transformNewIntegerFeasibleSolution} in HighsMipSolverData.cpp) when it mends
 * a solution, whatever its options say. Our standard output is the result, so in this process,
 * which is ours alone, C prints to standard error. Java's own standard output does not go this way.
 */
final class NativeOutput {

  private NativeOutput() {}

  /** Sends what C prints to standard error from now on; does nothing where C keeps it elsewhere. */
  static void toStandardError() {
    try {
      variable("stdout").setPointer(0, variable("stderr").getPointer(0));
    } catch (LinkageError e) {
      // Then the stray line, which is rare, stays where it is.
      return;
    }
  }

  private static Pointer variable(String stream) {
    String name = Platform.isMac() ? "__" + stream + "p" : stream;
    return NativeLibrary.getProcess().getGlobalVariableAddress(name);
  }
}
