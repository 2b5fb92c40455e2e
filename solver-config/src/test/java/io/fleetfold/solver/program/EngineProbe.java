package io.fleetfold.solver.program;

/** A process that loads the engine and says why it could not; nothing if it could. */
final class EngineProbe {

  private EngineProbe() {}

  public static void main(String[] arguments) {
    String missing = LpEngine.whyMissing();
    System.out.print(missing == null ? "" : missing);
  }
}
