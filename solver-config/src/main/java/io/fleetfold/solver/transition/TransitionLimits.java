package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much may change at once. What must change is not counted: shards whose host or workload is
 * gone, drained or refuses them, the few that stop or move to bring a broken limit down, and the
 * same number of them started again elsewhere.
 *
 * @param mostMoves shards started, stopped or moved; {@code null} for no limit
 * @param mostMovesPerDomain the same in one power domain that hosts name; {@code null} for no limit
 * @param minGainMicroUsdPerHour what a change must bring at least, net of its own cost
 * @param minTotalGainShare what all changes together must bring at least, as a share of the margin
 *     of what stays; otherwise nothing is changed that need not be
 * @param coolingHosts hosts that changed lately and are to be left alone
 */
public record TransitionLimits(
    @Nullable Integer mostMoves,
    @Nullable Integer mostMovesPerDomain,
    long minGainMicroUsdPerHour,
    double minTotalGainShare,
    Set<Host> coolingHosts) {

  /** Every change that earns more than it costs. */
  public static final TransitionLimits NONE = new TransitionLimits(null, null, 0, 0, Set.of());

  /** Whether the number of changes is limited. */
  public boolean hasMost() {
    return mostMoves != null || mostMovesPerDomain != null;
  }

  /** The same for any number of changes. */
  public TransitionLimits withoutMost() {
    return new TransitionLimits(
        null, null, minGainMicroUsdPerHour, minTotalGainShare, coolingHosts);
  }

  /** Copies the set, so that limits never change. */
  public TransitionLimits {
    coolingHosts = Set.copyOf(coolingHosts);
  }
}
