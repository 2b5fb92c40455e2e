package io.fleetfold.constraints;

import io.fleetfold.domain.facts.PowerDomain;

/**
 * What everything below a power domain draws.
 *
 * @param drawMilliwatts its shards and the idle draw of unused accelerators of its active hosts
 */
public record DomainLoad(PowerDomain domain, long drawMilliwatts) {

  /** How far it is above its limit; 0 when it keeps it or has none. */
  public long overloadMilliwatts() {
    Long limit = domain.limitMilliwatts();
    return limit == null ? 0 : Math.max(0, drawMilliwatts - limit);
  }
}
