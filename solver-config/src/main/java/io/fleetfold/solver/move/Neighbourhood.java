package io.fleetfold.solver.move;

import java.util.random.RandomGenerator;

/** One way to change a plan a little. */
interface Neighbourhood {

  /**
   * Drafts a change drawn by lot, or leaves the draft empty when the lot falls on something that
   * cannot be changed so.
   */
  void draft(Draft draft, RandomGenerator random);
}
