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

  /** Used part of the limit; {@code null} when there is no limit, or something of one of 0. */
  public @Nullable Double utilisation() {
    Long limit = domain().limitMilliwatts();
    if (limit == null || (limit == 0 && load.drawMilliwatts() > 0)) {
      return null;
    }
    return limit == 0 ? 0.0 : (double) load.drawMilliwatts() / limit;
  }

  public boolean hasLimit() {
    return domain().limitMilliwatts() != null;
  }

  public boolean isOverLimit() {
    return load.overloadMilliwatts() > 0;
  }

  /** How full it is, for people; to be asked only where there is a limit. */
  public String fullText() {
    return isOverLimit() ? "over its limit" : Figures.percent(utilisation());
  }

  /** For putting the fullest first; at most 1 unless it is over its limit. */
  public double fullness() {
    Double utilisation = utilisation();
    return utilisation == null ? (isOverLimit() ? Double.MAX_VALUE : 0) : utilisation;
  }

  /** Whether there is hardly anything left. */
  public boolean isBinding() {
    return fullness() >= BINDING;
  }
}
