package io.fleetfold.solver.transition;

import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.KvZone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows a change into a group that can be made: what must leave to make room for it, and the other
 * phase of the same workload that makes it earn. Leaves the ledger as it found it.
 */
final class Grower {

  /** More would only make the search slow: relief is found among the first or not at all. */
  private static final int MOST_LOOKED_AT = 200;

  /** A prefill engine rarely feeds more decode engines than this. */
  private static final int MOST_PARTNERS = 8;

  private final Ledger ledger;
  private final Pool pool;
  private final List<Candidate> members = new ArrayList<>();

  Grower(Ledger ledger, Pool pool) {
    this.ledger = ledger;
    this.pool = pool;
  }

  /** The best group around the seed; {@code null} when there is no room for it. */
  @Nullable Group grow(List<Candidate> seed, int made) {
    Score before = ledger.score();
    seed.stream().filter(Candidate::isOpen).forEach(this::add);
    Group best = null;
    if (!members.isEmpty() && makeRoom(before.hard())) {
      best = group(seed, before, made);
      best = seed.size() == 1 ? withPartners(best, before) : best;
    }
    while (!members.isEmpty()) {
      removeLast();
    }
    return best;
  }

  private Group group(List<Candidate> seed, Score before, int made) {
    Score now = ledger.score();
    var gain =
        new Score(
            now.hard() - before.hard(), now.medium() - before.medium(), now.soft() - before.soft());
    return new Group(seed, List.copyOf(members), gain, made);
  }

  private Group withPartners(Group alone, Score before) {
    Group best = alone;
    for (int i = 0; i < MOST_PARTNERS; i++) {
      Candidate partner = findPartner();
      if (partner == null) {
        break;
      }
      add(partner);
      if (!makeRoom(before.hard())) {
        break;
      }
      Group grown = group(alone.seed(), before, alone.made());
      best = grown.isBetterThan(best) ? grown : best;
    }
    return best;
  }

  private @Nullable Candidate findPartner() {
    Change seed = members.getFirst().change();
    if (seed.kind().phase() == Phase.AGGREGATED) {
      return null;
    }
    Host to = seed.to();
    Candidate more = to == null ? null : partnerAt(seed, ledger.zone(to), true);
    Host from = seed.from();
    return more != null || from == null ? more : partnerAt(seed, ledger.zone(from), false);
  }

  /** What comes wants the scarcer phase, what goes takes the idle one along. */
  private @Nullable Candidate partnerAt(Change seed, KvZone zone, boolean comes) {
    long surplus = ledger.prefillSurplus(seed.kind().workload(), zone);
    Phase phase = surplus > 0 == comes ? Phase.DECODE : Phase.PREFILL;
    return surplus == 0 ? null : pool.find(seed.kind().workload(), zone, phase, comes);
  }

  /** Takes away what is in the way, as long as there is something. */
  private boolean makeRoom(long hardBefore) {
    while (ledger.hard() < hardBefore) {
      Candidate relief = findRelief();
      if (relief == null) {
        return false;
      }
      add(relief);
    }
    return true;
  }

  private @Nullable Candidate findRelief() {
    for (int i = members.size() - 1; i >= 0; i--) {
      Host to = members.get(i).change().to();
      if (to != null) {
        Candidate relief = ledger.isOverloaded(to) ? best(pool.leaving(to)) : null;
        if (relief != null) {
          return relief;
        }
        for (PowerDomain domain : ledger.overloadedDomains(to)) {
          Candidate draws = best(pool.leaving(domain));
          if (draws != null) {
            return draws;
          }
        }
      }
    }
    return null;
  }

  private @Nullable Candidate best(List<Candidate> candidates) {
    Candidate best = null;
    Score bestScore = new Score(ledger.hard() + 1, Long.MIN_VALUE, Long.MIN_VALUE);
    int lookedAt = 0;
    for (Candidate candidate : candidates) {
      if (candidate.isOpen() && lookedAt++ < MOST_LOOKED_AT) {
        ledger.apply(candidate.change());
        Score score = ledger.score();
        ledger.apply(candidate.change().reversed());
        if (compare(score, bestScore) >= 0) {
          best = candidate;
          bestScore = score;
        }
      }
    }
    return best;
  }

  private static int compare(Score a, Score b) {
    int hard = Long.compare(a.hard(), b.hard());
    int medium = hard != 0 ? hard : Long.compare(a.medium(), b.medium());
    return medium != 0 ? medium : Long.compare(a.soft(), b.soft());
  }

  private void add(Candidate candidate) {
    ledger.apply(candidate.change());
    candidate.choose(true);
    members.add(candidate);
  }

  private void removeLast() {
    Candidate last = members.removeLast();
    ledger.apply(last.change().reversed());
    last.choose(false);
  }
}
