package io.fleetfold.constraints.ledger;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import java.util.HashMap;
import java.util.Map;

/**
 * How many shards of a kind a host has more, or less, than in the plan in force. Only where the
 * plan in force has some is there anything to count: elsewhere every shard has started.
 */
final class KeptShards {

  private final Map<Placement, int[]> balances = new HashMap<>();

  KeptShards(PreviousPlan previous) {
    for (PreviousPlan.Count count : previous.counts()) {
      balances.put(count.placement(), new int[] {-count.shards()});
    }
  }

  /** Whether there is no plan in force, so that nothing starts or stops. */
  boolean isEmpty() {
    return balances.isEmpty();
  }

  /**
   * Counts one shard more or less.
   *
   * @param sign 1 or -1
   * @return the balance before: negative while shards of the plan in force are missing
   */
  int count(ShardKind kind, Host host, int sign) {
    int[] balance = balances.get(new Placement(kind, host));
    if (balance == null) {
      return sign > 0 ? 0 : 1;
    }
    balance[0] += sign;
    return balance[0] - sign;
  }
}
