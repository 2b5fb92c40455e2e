package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.random.RandomGenerator;

/** Puts a shard of another kind where one was. */
record Replace(Ground ground) implements Neighbourhood {

  @Override
  public void draft(Draft draft, RandomGenerator random) {
    Host host = ground.host(random);
    WorkloadShard out = draft.running(host);
    ShardKind in = ground.choices().draw(host, random);
    if (out == null
        || in == null
        || in.equals(out.kind())
        || in.acceleratorMillis() > draft.freeMillis(host) + out.acceleratorMillis()) {
      return;
    }
    draft.stop(out);
    draft.start(in, host);
  }
}
