package io.fleetfold.solver.transition;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which changes to make on the way from the plan in force to a target.
 *
 * <p>Two ways are tried, and the better one is taken. <em>Forward</em>: from what stays of the plan
 * in force, always the group of changes that brings the most for each change, as long as the limits
 * allow it. <em>Back</em>: from the target, always take back the changes that lose the least, as
 * long as they are not worth it or there are too many. A group is a change with what must leave to
 * make room for it and the other phase that makes it earn. Where the number of changes is limited,
 * whatever is best near the plan in force is tried as well, and {@link #best} finds it by an
 * integer program. Broken limits come first and are repaired by as few changes as will do, whatever
 * it costs; none is made worse. Stateless and thread-safe.
 */
public final class TransitionPlanner {

  private static final double NO_PROGRAM = -1;

  private final FleetProblem problem;
  private final TransitionLimits limits;
  private final List<Placement> target;
  private final Differences differences;
  private final List<Placement> stays;
  private final List<Candidate> candidates;
  private final List<Ledger> ledgers = new ArrayList<>();

  private TransitionPlanner(FleetProblem problem, List<Placement> target, TransitionLimits limits) {
    this.problem = problem;
    this.limits = limits;
    this.target = target;
    this.differences = new Differences(problem);
    this.stays = differences.stays();
    this.candidates = differences.to(target);
  }

  /**
   * The way to go.
   *
   * @param target a plan of the problem, with every pinned shard in it
   */
  public static Transition plan(
      FleetProblem problem, List<Placement> target, TransitionLimits limits) {
    return new TransitionPlanner(problem, target, limits).plan(NO_PROGRAM);
  }

  /**
   * The best way where the number of changes is limited, whether or not it leads to the target: an
   * integer program looks for it where the fleet is small enough, and may prove it.
   *
   * @param seconds wall clock of the program; 0 for no limit
   */
  public static Transition best(
      FleetProblem problem, List<Placement> target, TransitionLimits limits, double seconds) {
    return new TransitionPlanner(problem, target, limits).plan(seconds);
  }

  /**
   * How often a shard is put somewhere or taken away, for trying or for good, until it is known.
   */
  static long work(FleetProblem problem, List<Placement> target, TransitionLimits limits) {
    var planner = new TransitionPlanner(problem, target, limits);
    planner.plan(NO_PROGRAM);
    return planner.ledgers.stream().mapToLong(Ledger::changes).sum();
  }

  private Ledger ledger() {
    var ledger = new Ledger(problem, stays);
    ledgers.add(ledger);
    return ledger;
  }

  private Transition plan(double programSeconds) {
    Score stay = ledger().score();
    Ledger repaired = ledger();
    List<Change> repairs = Repair.make(problem, repaired, stays, candidates);
    List<Placement> begin = repaired.placements();
    Ledger best = better(forward(repaired, repairs), back());
    if (limits.hasMost()) {
      best = better(near(best.placements()), near(stays));
    }
    boolean proven = false;
    if (limits.hasMost() && programSeconds != NO_PROGRAM) {
      AffordableChanges.Found found = affordable(begin, repairs, best, programSeconds);
      proven = found != null && found.isProven();
      best = found == null ? best : better(best, new Ledger(problem, found.plan()));
    }
    Score bestScore = best.score();
    boolean onlyMoney = bestScore.hard() == stay.hard() && bestScore.medium() == stay.medium();
    double leastGain = limits.minTotalGainShare() * Math.abs(stay.soft());
    boolean isWorth =
        bestScore.isBetterThan(stay) && !(onlyMoney && bestScore.soft() - stay.soft() < leastGain);
    return transition(isWorth ? best.placements() : stays, repairs.size(), proven);
  }

  /** What the engine counts as whole, or as within a limit, is counted again. */
  private AffordableChanges.@Nullable Found affordable(
      List<Placement> begin, List<Change> repairs, Ledger best, double seconds) {
    var lost = differences.lost(repairs);
    AffordableChanges.Found found =
        AffordableChanges.from(problem, begin, limits, lost, best.placements(), seconds);
    if (found == null) {
      return null;
    }
    var count = new MoveCount(limits);
    count.add(differences.to(found.plan(), begin, repairs), 1);
    boolean breaksNothing = new Ledger(problem, found.plan()).hard() >= best.hard();
    return breaksNothing && count.isWithin() ? found : null;
  }

  private static Ledger better(Ledger forward, @Nullable Ledger back) {
    return back != null && back.score().isBetterThan(forward.score()) ? back : forward;
  }

  private boolean isCooling(Candidate candidate) {
    Change change = candidate.change();
    return isCooling(change.from()) || isCooling(change.to());
  }

  private boolean isCooling(@Nullable Host host) {
    return host != null && limits.coolingHosts().contains(host);
  }

  /** From the plan in force, with its limits repaired: what is worth it, as long as it may be. */
  private Ledger forward(Ledger ledger, List<Change> repairs) {
    List<Candidate> rest =
        repairs.isEmpty()
            ? fresh(candidates, false)
            : differences.to(target, ledger.placements(), repairs);
    rest.forEach(candidate -> candidate.block(isCooling(candidate)));
    var count = new MoveCount(limits);
    new Greedy(ledger, new Pool(problem, rest))
        .run(
            group ->
                group.isWorth(limits.minGainMicroUsdPerHour()) && count.hasRoomFor(group.members()),
            group -> count.add(group.members(), 1));
    return ledger;
  }

  /**
   * From a plan on the way: whatever change is best, whether or not the target has it, as long as
   * it may be. A limit that is broken is mended by {@link Repair}, which need not count.
   */
  private Ledger near(List<Placement> plan) {
    var ledger = new Ledger(problem, plan);
    ledgers.add(ledger);
    var count = new MoveCount(limits);
    count.add(differences.to(plan), 1);
    int made = -1;
    while (made != 0) {
      List<Candidate> open = NearChanges.of(problem, ledger.placements());
      open.forEach(candidate -> candidate.block(isCooling(candidate)));
      var greedy = new Greedy(ledger, Pool.ofAlternatives(problem, open));
      greedy.run(
          group ->
              group.gain().hard() >= 0
                  && group.isWorth(limits.minGainMicroUsdPerHour())
                  && count.hasRoomFor(group.members()),
          group -> count.add(group.members(), 1));
      made = greedy.made().size();
    }
    return ledger;
  }

  /** {@code null} when too much would have to stay changed. */
  private @Nullable Ledger back() {
    List<Candidate> undo = fresh(candidates, true);
    var ledger = ledger();
    candidates.forEach(candidate -> ledger.apply(candidate.change()));
    var count = new MoveCount(limits);
    count.add(undo, 1);
    Consumer<Group> undone = group -> count.add(group.members(), -1);
    var greedy = new Greedy(ledger, new Pool(problem, undo));
    greedy.run(
        group -> group.gain().hard() >= 0 && group.seed().stream().anyMatch(this::isCooling),
        undone);
    greedy.run(group -> group.isNoLoss(limits.minGainMicroUsdPerHour()), undone);
    greedy.run(group -> group.gain().hard() >= 0 && count.isRelievedBy(group.members()), undone);
    List<Candidate> kept = undo.stream().filter(candidate -> !candidate.isChosen()).toList();
    return count.isWithin() && kept.stream().noneMatch(this::isCooling) ? ledger : null;
  }

  private static List<Candidate> fresh(List<Candidate> candidates, boolean reversed) {
    return candidates.stream()
        .map(candidate ->
            new Candidate(
                candidate.index(),
                reversed ? candidate.change().reversed() : candidate.change(),
                candidate.moves() > 0))
        .toList();
  }

  private Transition transition(List<Placement> plan, int repairs, boolean proven) {
    var ledger = ledger();
    var greedy = new Greedy(ledger, new Pool(problem, differences.to(plan)));
    greedy.run(group -> group.gain().hard() >= 0, group -> {});
    greedy.makeRest();
    List<Placement> placements = ledger.placements();
    return new Transition(
        placements,
        stays,
        gains(greedy.made()),
        repairs,
        proven,
        PlanAudit.audit(problem, stays),
        PlanAudit.audit(problem, placements));
  }

  private static List<Transition.Gained> gains(List<Group> groups) {
    List<Transition.Gained> gains = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<Candidate> members = groups.get(i).members();
      long left = groups.get(i).gain().soft();
      for (int j = 0; j < members.size(); j++) {
        long part = left / (members.size() - j);
        left -= part;
        gains.add(new Transition.Gained(members.get(j).change(), i + 1, part));
      }
    }
    return gains;
  }
}
