package io.fleetfold.cli.report;

import io.fleetfold.constraints.DomainLoad;
import io.fleetfold.domain.facts.PowerDomain;
import org.jspecify.annotations.Nullable;

/**
 * What a power domain carries.
 *
 * @param depth 0 for a root
 * @param usdPerKwHour what one more kilowatt would earn in an hour; {@code null} when there is no
 *     bound
 */
public record DomainLine(DomainLoad load, int depth, @Nullable Double usdPerKwHour) {

  /** A domain as full as this holds the plan back. */
  private static final double BINDING = 0.98;

  public PowerDomain domain() {
    return load.domain();
  }

  /** Used part of the limit; {@code null} when there is no limit. */
  public @Nullable Double utilisation() {
    Long limit = domain().limitMilliwatts();
    if (limit == null) {
      return null;
    }
    return limit == 0
        ? (load.drawMilliwatts() == 0 ? 0.0 : 1.0)
        : (double) load.drawMilliwatts() / limit;
  }

  /** Whether there is hardly anything left. */
  public boolean isBinding() {
    Double utilisation = utilisation();
    return utilisation != null && utilisation >= BINDING;
  }
}
