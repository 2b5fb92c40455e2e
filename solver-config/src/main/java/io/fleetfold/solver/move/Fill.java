package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import java.util.random.RandomGenerator;

/** Starts shards in the room that a host has left. */
record Fill(Ground ground) implements Neighbourhood {

  @Override
  public void draft(Draft draft, RandomGenerator random) {
    Host host = ground.host(random);
    ground.fill(draft, host, random);
  }
}
