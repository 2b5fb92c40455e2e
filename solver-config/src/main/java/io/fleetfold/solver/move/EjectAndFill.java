package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.random.RandomGenerator;

/**
 * Stops shards on a host until a kind worth trying fits, starts it, and fills what room is left.
 */
record EjectAndFill(Ground ground) implements Neighbourhood {

  private static final int MOST_EJECTED = 12;

  @Override
  public void draft(Draft draft, RandomGenerator random) {
    Host host = ground.host(random);
    ShardKind kind = ground.choices().draw(host, random);
    if (kind != null) {
      put(draft, kind, host, random);
    }
  }

  /** Whether the kind is in; else the draft is empty. */
  boolean put(Draft draft, ShardKind kind, Host host, RandomGenerator random) {
    for (int ejected = 0; ejected < MOST_EJECTED; ejected++) {
      WorkloadShard out =
          kind.acceleratorMillis() > draft.freeMillis(host) ? draft.running(host) : null;
      if (out == null) {
        break;
      }
      draft.stop(out);
    }
    if (!draft.start(kind, host)) {
      draft.clear();
      return false;
    }
    ground.fill(draft, host, random);
    return true;
  }
}
