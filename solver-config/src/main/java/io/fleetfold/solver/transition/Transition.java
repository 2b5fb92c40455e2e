package io.fleetfold.solver.transition;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.Placement;
import java.util.List;

/**
 * A plan that can be reached from the plan in force within the limits, and what its changes bring.
 *
 * @param placements the plan
 * @param stays what is left of the plan in force if nothing is done that need not be
 * @param changes from {@code stays} to the plan, with the gain of each
 * @param repairs how many changes suffice to bring down the limits that {@code stays} breaks; 0 if
 *     it breaks none
 * @param isProven whether no other changes within the limits are better
 * @param before audit of {@code stays}
 * @param after audit of the plan
 */
public record Transition(
    List<Placement> placements,
    List<Placement> stays,
    List<Gained> changes,
    int repairs,
    boolean isProven,
    Audit before,
    Audit after) {

  /**
   * A change and its share of what it brings together with those that it needs.
   *
   * @param group number of the group of changes that belong together, from 1
   * @param gainMicroUsdPerHour the group's gain in equal parts; all gains add up to the difference
   *     of both margins
   */
  public record Gained(Change change, int group, long gainMicroUsdPerHour) {}

  /** Copies the lists, so that a transition never changes. */
  public Transition {
    placements = List.copyOf(placements);
    stays = List.copyOf(stays);
    changes = List.copyOf(changes);
  }

  /** Whether it leads to a better plan: limits first, then contracts, then money. */
  public boolean isBetterThan(Transition other) {
    return after.score().isBetterThan(other.after.score());
  }

  /** What the changes bring in margin. */
  public long gainMicroUsdPerHour() {
    return after.money().marginMicroUsdPerHour() - before.money().marginMicroUsdPerHour();
  }
}
