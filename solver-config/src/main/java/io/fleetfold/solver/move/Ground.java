package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.fleet.FleetIndex;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What neighbourhoods draw from.
 *
 * @param table the working plan
 * @param choices what is worth trying where
 */
record Ground(HostTable table, Choices choices) {

  /** Shards that one move may try to put into the room that is left on a host. */
  private static final int FILL_TRIES = 2;

  /** A host that takes work, by lot. */
  Host host(RandomGenerator random) {
    return table.activeHosts().get(random.nextInt(table.activeHosts().size()));
  }

  /** Puts kinds worth trying into the room that is left. */
  void fill(Draft draft, Host host, RandomGenerator random) {
    for (int i = 0; i < FILL_TRIES && draft.freeMillis(host) > 0; i++) {
      ShardKind kind = choices.draw(host, random);
      if (kind != null) {
        draft.start(kind, host);
      }
    }
  }

  static int flow(WorkloadShard shard) {
    return FleetIndex.flow(shard.kind());
  }

  static boolean isAggregated(int flow) {
    return flow % Phase.values().length == Phase.AGGREGATED.ordinal();
  }

  /** The other phase of the same workload. */
  static int partner(int flow) {
    return flow % Phase.values().length == Phase.PREFILL.ordinal() ? flow + 1 : flow - 1;
  }

  /** A shard in the zone of a host that feeds a flow, by lot; {@code null} when there is none. */
  @Nullable WorkloadShard feeding(Host zoneOf, int flow, RandomGenerator random) {
    ShardBag bag = table.feeding(zoneOf, flow);
    return bag.size() == 0 ? null : bag.draw(random);
  }
}
