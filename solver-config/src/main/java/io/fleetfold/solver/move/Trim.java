package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.random.RandomGenerator;

/**
 * A shard of a phase of which the zone has more than the partner phase can use makes way for
 * anything else.
 */
record Trim(Ground ground) implements Neighbourhood {

  @Override
  public void draft(Draft draft, RandomGenerator random) {
    Host host = ground.host(random);
    WorkloadShard surplus = draft.running(host);
    if (surplus == null || Ground.isAggregated(Ground.flow(surplus))) {
      return;
    }
    int flow = Ground.flow(surplus);
    HostTable table = ground.table();
    if (table.flowMicroRps(host, flow) > table.flowMicroRps(host, Ground.partner(flow))) {
      draft.stop(surplus);
      ShardKind kind = ground.choices().draw(host, random);
      if (kind != null && !kind.equals(surplus.kind())) {
        draft.start(kind, host);
      }
    }
  }
}
