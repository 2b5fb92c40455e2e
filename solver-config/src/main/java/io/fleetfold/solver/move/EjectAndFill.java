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
  private static final int MOST_EXTRA = 2;

  @Override
  public void draft(Draft draft, RandomGenerator random) {
    Host host = ground.host(random);
    ShardKind kind = ground.choices().draw(host, random);
    if (kind != null) {
      for (int extra = random.nextInt(MOST_EXTRA + 1); extra > 0; extra--) {
        stopOne(draft, host);
      }
      put(draft, kind, host, random);
    }
  }

  /** Whether the kind is in; else the draft is empty. */
  boolean put(Draft draft, ShardKind kind, Host host, RandomGenerator random) {
    int ejected = 0;
    while (kind.acceleratorMillis() > draft.freeMillis(host)
        && ejected++ < MOST_EJECTED
        && stopOne(draft, host)) {
      // one shard after the other
    }
    if (!draft.start(kind, host)) {
      draft.clear();
      return false;
    }
    ground.fill(draft, host, random);
    return true;
  }

  private static boolean stopOne(Draft draft, Host host) {
    WorkloadShard out = draft.running(host);
    if (out != null) {
      draft.stop(out);
    }
    return out != null;
  }
}
