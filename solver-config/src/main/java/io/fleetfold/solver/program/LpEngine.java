package io.fleetfold.solver.program;

import com.google.ortools.linearsolver.MPSolver;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The door to the engines that OR-Tools brings along. Its native library may be missing on a
 * platform; then there are no bounds, but everything else works. It is unpacked once for each user,
 * into {@code ~/.cache/fleetfold} or the folder of the system property {@code fleetfold.cache}.
 * Thread-safe.
 */
public final class LpEngine {

  /** Up to so many columns CLP needs about a second. */
  private static final long FEW_COLUMNS = 40_000;

  private static @Nullable String failure;
  private static boolean loaded;

  /** Where integer programs go; {@code null} where it does not load. */
  private static @Nullable Highs highs;

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
      EngineLoader.load();
      // A library that was unpacked by halves loads and then lacks its functions.
      loaded = MPSolver.createSolver("CLP") != null;
      highs = loaded ? Highs.load() : null;
      failure = loaded ? null : "this build of the LP engine (OR-Tools) has no CLP";
    } catch (IOException | RuntimeException | LinkageError e) {
      failure =
          "the native library of the LP engine (OR-Tools) does not load here: " + e.getMessage();
    }
  }

  /** An empty linear program of some ten thousand columns at most. */
  public static Program linear() {
    return linear(0);
  }

  /**
   * An empty linear program: for CLP, or for GLOP where it is large, because CLP cannot be
   * interrupted.
   *
   * @param columns about so many will be added
   */
  public static Program linear(long columns) {
    return new OrToolsProgram(solver(columns <= FEW_COLUMNS ? "CLP" : "GLOP"));
  }

  /**
   * An empty integer program for the best solution that can be had in little time: for HiGHS, or
   * for SCIP where that does not load. The limit on branch and bound nodes gives the same answer
   * every time, unlike one on time.
   *
   * @param tolerance how far from the optimum is near enough
   */
  public static IntegerProgram anytime(int nodes, double tolerance) {
    requireLoaded();
    return highs == null ? proving(nodes, tolerance) : new HighsProgram(highs, nodes, tolerance);
  }

  /**
   * An empty integer program that is to be solved to the end: for SCIP, which proves the optimum of
   * a small fleet several times as fast.
   *
   * @param tolerance how far from the optimum is near enough
   */
  public static IntegerProgram proving(int nodes, double tolerance) {
    MPSolver scip = solver("SCIP");
    scip.setSolverSpecificParametersAsString(
        "limits/nodes = " + nodes + "\nlimits/absgap = " + tolerance + "\n");
    return new OrToolsProgram(scip);
  }

  /** The same to the last digit: what OR-Tools leaves open besides is a ten-thousandth. */
  public static IntegerProgram exact(int nodes) {
    MPSolver scip = solver("SCIP");
    scip.setSolverSpecificParametersAsString("limits/nodes = " + nodes + "\nlimits/gap = 0\n");
    return new OrToolsProgram(scip);
  }

  private static MPSolver solver(String engine) {
    requireLoaded();
    MPSolver solver = MPSolver.createSolver(engine);
    if (solver == null) {
      throw new IllegalStateException("this build of OR-Tools has no " + engine);
    }
    return solver;
  }

  private static void requireLoaded() {
    String missing = whyMissing();
    if (missing != null) {
      throw new IllegalStateException(missing);
    }
  }
}
