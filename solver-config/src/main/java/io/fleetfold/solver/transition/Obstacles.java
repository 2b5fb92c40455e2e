package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes did not fit into when they were tried last. Until something leaves there, trying
 * again is in vain. Not thread-safe.
 */
final class Obstacles {

  private static final int NEVER = -1;

  private final Departures departures;

  /** A host or a power domain; {@code null} when it is not known. */
  private final @Nullable Object[] places;

  private final int[] triedAt;
  private final int[] roomlessAt;

  Obstacles(Departures departures, int changes) {
    this.departures = departures;
    this.places = new @Nullable Object[changes];
    this.triedAt = new int[changes];
    this.roomlessAt = new int[changes];
    Arrays.fill(triedAt, NEVER);
    Arrays.fill(roomlessAt, NEVER);
  }

  /** A change did not fit, after so many steps. */
  void found(int change, @Nullable Object place, int steps) {
    places[change] = place;
    triedAt[change] = steps;
  }

  /** Nothing could be taken out of the way of a change, after so many steps. */
  void isNotMovable(int change, int steps) {
    roomlessAt[change] = steps;
  }

  /** Whether a change still does not fit, for sure. */
  boolean isStillThere(int change, int steps) {
    return last(change, steps) <= triedAt[change];
  }

  /** Whether nothing can be taken out of the way of a change, still. */
  boolean isStillNotMovable(int change, int steps) {
    return last(change, steps) <= roomlessAt[change];
  }

  /** The step in which it last got better there; any step may have when the place is unknown. */
  private int last(int change, int steps) {
    return switch (places[change]) {
      case Host host -> departures.last(host);
      case PowerDomain domain -> departures.last(domain);
      case null, default -> steps;
    };
  }

  /** What is too full now around a host; {@code null} when nothing is. */
  static @Nullable Object around(Host host, Ledger ledger) {
    List<PowerDomain> domains = ledger.overloadedDomains(host);
    return ledger.isOverloaded(host) ? host : domains.isEmpty() ? null : domains.getFirst();
  }
}
