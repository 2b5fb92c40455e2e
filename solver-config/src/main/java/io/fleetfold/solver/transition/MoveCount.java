package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts changes against the most that are allowed. */
final class MoveCount {

  private final TransitionLimits limits;
  private final Map<PowerDomain, Integer> byDomain = new HashMap<>();
  private int all;

  MoveCount(TransitionLimits limits) {
    this.limits = limits;
  }

  void add(List<Candidate> candidates, int sign) {
    for (Candidate candidate : candidates) {
      int moves = sign * candidate.moves();
      all += moves;
      domains(candidate.change()).forEach(domain -> byDomain.merge(domain, moves, Integer::sum));
    }
  }

  /** The domains that its hosts name; a move within one counts once. */
  private static Set<PowerDomain> domains(Change change) {
    Set<PowerDomain> domains = new HashSet<>();
    for (Host host : new Host[] {change.from(), change.to()}) {
      if (host != null) {
        domains.add(host.powerDomain());
      }
    }
    return domains;
  }

  boolean hasRoomFor(List<Candidate> candidates) {
    add(candidates, 1);
    boolean fits = isWithin();
    add(candidates, -1);
    return fits;
  }

  boolean isWithin() {
    Integer most = limits.mostMoves();
    Integer mostOfDomain = limits.mostMovesPerDomain();
    return (most == null || all <= most)
        && (mostOfDomain == null
            || byDomain.values().stream().allMatch(moves -> moves <= mostOfDomain));
  }

  /** Whether taking these changes back helps where too much is changed. */
  boolean isRelievedBy(List<Candidate> candidates) {
    int excess = excess();
    add(candidates, -1);
    boolean less = excess() < excess;
    add(candidates, 1);
    return less;
  }

  private int excess() {
    Integer most = limits.mostMoves();
    Integer mostOfDomain = limits.mostMovesPerDomain();
    int excess = most == null ? 0 : Math.max(0, all - most);
    if (mostOfDomain != null) {
      for (int moves : byDomain.values()) {
        excess += Math.max(0, moves - mostOfDomain);
      }
    }
    return excess;
  }
}
