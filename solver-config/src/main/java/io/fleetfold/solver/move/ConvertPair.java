package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.fleet.FleetIndex;
import java.util.random.RandomGenerator;

/**
 * A pair of engines, prefill and decode of one workload in one zone, makes way for a pair, or an
 * aggregated engine, of another workload.
 */
record ConvertPair(Ground ground, EjectAndFill eject) implements Neighbourhood {

  @Override
  public void draft(Draft draft, RandomGenerator random) {
    Host one = ground.host(random);
    WorkloadShard first = draft.running(one);
    ShardKind in = ground.choices().draw(one, random);
    if (first == null || in == null || Ground.isAggregated(Ground.flow(first))) {
      return;
    }
    WorkloadShard second = ground.feeding(one, Ground.partner(Ground.flow(first)), random);
    int flow = FleetIndex.flow(in);
    if (second == null || second.placedHost().equals(one) || flow == Ground.flow(first)) {
      return;
    }
    draft.stop(first);
    draft.stop(second);
    if (eject.put(draft, in, one, random)) {
      complete(draft, second.placedHost(), flow, random);
    }
  }

  /** The host of the partner takes the partner of what comes, if it can. */
  private void complete(Draft draft, Host two, int flow, RandomGenerator random) {
    ShardKind partner =
        Ground.isAggregated(flow)
            ? null
            : ground.choices().drawFeeding(two, Ground.partner(flow), random);
    if (partner == null) {
      ground.fill(draft, two, random);
    } else {
      eject.put(draft, partner, two, random);
    }
  }
}
