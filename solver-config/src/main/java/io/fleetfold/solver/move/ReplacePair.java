package io.fleetfold.solver.move;

import java.util.random.RandomGenerator;

/** Replaces two shards at once, because half a pair of prefill and decode earns nothing. */
record ReplacePair(Replace replace) implements Neighbourhood {

  @Override
  public void draft(Draft draft, RandomGenerator random) {
    replace.draft(draft, random);
    replace.draft(draft, random);
  }
}
