package io.fleetfold.solver.notes;

/** Hears how far the phases of a solve are, in the thread that solves. */
@FunctionalInterface
public interface PhaseListener {

  /** Nobody listens. */
  PhaseListener NONE = (stage, notes) -> {};

  /** A stage begins, is one step further, or has learnt something. */
  void at(Stage stage, SolveNotes notes);
}
