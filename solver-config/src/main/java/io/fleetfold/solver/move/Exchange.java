package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.random.RandomGenerator;

/**
 * Lets two hosts exchange what they feed: each gives a shard up and takes one of the other's flow.
 * As types differ, that trades a little of one flow for another.
 */
record Exchange(Ground ground) implements Neighbourhood {

  @Override
  public void draft(Draft draft, RandomGenerator random) {
    Host one = ground.host(random);
    Host two = ground.host(random);
    WorkloadShard first = draft.running(one);
    WorkloadShard second = draft.running(two);
    if (one.equals(two)
        || first == null
        || second == null
        || Ground.flow(first) == Ground.flow(second)) {
      return;
    }
    draft.stop(first);
    draft.stop(second);
    if (feeds(draft, one, Ground.flow(second), random)
        && feeds(draft, two, Ground.flow(first), random)) {
      ground.fill(draft, one, random);
      ground.fill(draft, two, random);
    } else {
      draft.clear();
    }
  }

  private boolean feeds(Draft draft, Host host, int flow, RandomGenerator random) {
    ShardKind kind = ground.choices().drawFeeding(host, flow, random);
    return kind != null && draft.start(kind, host);
  }
}
