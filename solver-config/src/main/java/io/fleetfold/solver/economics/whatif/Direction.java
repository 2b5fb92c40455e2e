package io.fleetfold.solver.economics.whatif;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import java.util.List;
import java.util.Objects;

/**
 * Which sign a change cannot have: of the best plans, not of those found. More power never earns
 * less, and fewer hosts never earn more where they neither idle on the bill nor hold anything of a
 * plan in force.
 */
public enum Direction {
  /** Every plan of the base is one of the changed fleet, and earns as much there. */
  NEVER_LESS,
  /** Every plan of the changed fleet is one of the base, and earns as much there. */
  NEVER_MORE,
  /** Both may be. */
  ANY;

  /**
   * The direction of a change.
   *
   * @param onlyLimitsAndRemovals whether nothing but limits of power and the presence of hosts
   *     differs
   */
  static Direction of(Dataset base, Dataset changed, boolean onlyLimitsAndRemovals) {
    if (!onlyLimitsAndRemovals) {
      return ANY;
    }
    boolean fewer = changed.hosts().size() < base.hosts().size();
    boolean free = !fewer || removalIsFree(base, changed);
    boolean tighter = anyLimit(base, changed, true);
    boolean wider = anyLimit(base, changed, false);
    if (!wider && free) {
      return NEVER_MORE;
    }
    return tighter || fewer ? ANY : NEVER_LESS;
  }

  private static boolean removalIsFree(Dataset base, Dataset changed) {
    List<String> left = changed.hosts().stream().map(Host::id).toList();
    return base.previous().isEmpty()
        && base.hosts().stream()
            .filter(host -> !left.contains(host.id()))
            .allMatch(host -> host.accelerator().power().idleWatts() == 0);
  }

  /** Whether any limit is lower in the changed fleet, or higher. */
  private static boolean anyLimit(Dataset base, Dataset changed, boolean lower) {
    for (int i = 0; i < base.powerDomains().size(); i++) {
      long before = limit(base.powerDomains().get(i));
      long after = limit(changed.powerDomains().get(i));
      if (lower ? after < before : after > before) {
        return true;
      }
    }
    return false;
  }

  private static long limit(PowerDomain domain) {
    return Objects.requireNonNullElse(domain.limitMilliwatts(), Long.MAX_VALUE);
  }
}
