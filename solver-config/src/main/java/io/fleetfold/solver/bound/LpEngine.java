package io.fleetfold.solver.bound;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPSolver;
import org.jspecify.annotations.Nullable;

/**
 * The door to OR-Tools' CLP. Its native library may be missing on a platform; then there are no
 * bounds, but everything else works. Thread-safe.
 */
public final class LpEngine {

  private static @Nullable String failure;
  private static boolean loaded;

  private LpEngine() {}

  /** Why there is no LP engine on this machine; {@code null} when there is one. */
  public static synchronized @Nullable String whyMissing() {
    if (!loaded && failure == null) {
      load();
    }
    return failure;
  }

  private static void load() {
    try {
      Loader.loadNativeLibraries();
      // A library that was unpacked by halves loads and then lacks its functions.
      loaded = MPSolver.createSolver("CLP") != null;
      failure = loaded ? null : "this build of the LP engine (OR-Tools) has no CLP";
    } catch (RuntimeException | LinkageError e) {
      failure =
          "the native library of the LP engine (OR-Tools) does not load here: " + e.getMessage();
    }
  }

  /** A fresh LP to be maximised. */
  static MPSolver newProgram() {
    return newProgram("CLP");
  }

  /**
   * A fresh integer program to be maximised, with a limit on branch and bound nodes, which unlike
   * one on time gives the same answer every time.
   *
   * @param toleranceUsdPerHour how far from the optimum is near enough
   */
  static MPSolver newIntegerProgram(int nodes, double toleranceUsdPerHour) {
    MPSolver solver = newProgram("SCIP");
    solver.setSolverSpecificParametersAsString(
        "limits/nodes = " + nodes + "\nlimits/absgap = " + toleranceUsdPerHour + "\n");
    return solver;
  }

  private static MPSolver newProgram(String engine) {
    String missing = whyMissing();
    if (missing != null) {
      throw new IllegalStateException(missing);
    }
    MPSolver solver = MPSolver.createSolver(engine);
    if (solver == null) {
      throw new IllegalStateException("this build of OR-Tools has no " + engine);
    }
    solver.objective().setMaximization();
    return solver;
  }
}
