package io.fleetfold.solver.notes;

import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.work.Crew;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the phases of a solve work. Immutable.
 *
 * @param crew does some of the work side by side
 * @param wholeLimit wall clock for solving a small fleet as one integer program; {@code null} for
 *     as long as it takes, which gives the same plan every time
 * @param exchangeLimit the same for each integer program of an exchange
 * @param over ends an exchange before it is done; asked by several threads
 * @param kinds what may run
 * @param listener hears how far the phases are
 */
public record SearchSettings(
    Crew crew,
    @Nullable Duration wholeLimit,
    @Nullable Duration exchangeLimit,
    BooleanSupplier over,
    Predicate<ShardKind> kinds,
    PhaseListener listener) {

  /** On threads of its own that end when they are idle, without limits, and nobody listens. */
  static SearchSettings usual() {
    return new SearchSettings(
        Crew.of(null), null, null, () -> false, kind -> true, PhaseListener.NONE);
  }

  /** Part of {@link #wholeLimit} that the least shortfall of contracts may take. */
  private static final int SHORTFALL_PART = 4;

  /** Wall clock for what contracts must miss; {@code null} for as long as it takes. */
  public @Nullable Duration shortfallLimit() {
    return wholeLimit == null ? null : wholeLimit.dividedBy(SHORTFALL_PART);
  }

  /** Seconds of a limit; 0 for none. */
  public static double seconds(@Nullable Duration limit) {
    return limit == null ? 0 : Math.max(limit.toMillis(), 1) / 1e3;
  }
}
