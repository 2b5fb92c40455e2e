package io.fleetfold.constraints.ledger;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;

/**
 * Whether a shard may be where it is.
 *
 * @param latency whether its targets are out of reach there
 * @param placement whether site, status, memory or software forbid it
 */
public record Standing(boolean latency, boolean placement) {

  /** What the score takes for each shard and rule. */
  private static final long FORBIDDEN = 1_000_000;

  private static final Standing FINE = new Standing(false, false);

  /** Where a shard of the kind stands on the host. */
  public static Standing of(FleetProblem problem, ShardKind kind, Host host) {
    boolean away = !host.isActive() || !kind.workload().allows(host.site());
    Refusal refusal = problem.findRefusal(kind, host.accelerator());
    if (!away && refusal == null) {
      return FINE;
    }
    boolean late = refusal != null && refusal.reason() == Refusal.Reason.LATENCY;
    return new Standing(late, away || (refusal != null && !late));
  }

  /** Whether no rule forbids it. */
  public boolean isFine() {
    return !latency && !placement;
  }

  long penalty() {
    return (latency ? FORBIDDEN : 0) + (placement ? FORBIDDEN : 0);
  }
}
