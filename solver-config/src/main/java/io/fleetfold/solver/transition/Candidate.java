package io.fleetfold.solver.transition;

/** A change that may be made, and whether it is. */
final class Candidate {

  private final int index;
  private final Change change;
  private final boolean counted;
  private boolean chosen;
  private boolean blocked;

  /**
   * A change that is not made yet.
   *
   * @param counted whether it counts against the most moves; what replaces a lost shard does not
   */
  Candidate(int index, Change change, boolean counted) {
    this.index = index;
    this.change = change;
    this.counted = counted;
  }

  int index() {
    return index;
  }

  Change change() {
    return change;
  }

  int moves() {
    return counted ? 1 : 0;
  }

  void choose(boolean chosen) {
    this.chosen = chosen;
  }

  /** Leaves it out until further notice. */
  void block(boolean blocked) {
    this.blocked = blocked;
  }

  boolean isOpen() {
    return !chosen && !blocked;
  }

  boolean isChosen() {
    return chosen;
  }
}
