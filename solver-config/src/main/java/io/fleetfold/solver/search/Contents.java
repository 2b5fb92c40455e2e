package io.fleetfold.solver.search;

/** The items that some bins hold, bin after bin. What it is made of is not to be changed. */
final class Contents {

  private final int[][] items;

  Contents(int[][] items) {
    this.items = items;
  }

  int[][] items() {
    return items;
  }
}
