package io.fleetfold.constraints;

import java.util.ArrayList;
import java.util.List;

/** Collects broken rules and adds up what they weigh. */
final class Findings {

  private final List<Violation> violations = new ArrayList<>();
  private long hard;
  private long medium;

  /** A limit in this unit is broken by more than nothing. */
  void addHard(String rule, String subject, long amount, Unit unit, String sentence) {
    hard -= amount;
    violations.add(new Violation(rule, subject, amount, unit.symbol(), sentence));
  }

  /** So many shards are where a rule forbids them; each weighs the same whatever the reason. */
  void addForbidden(String rule, String subject, int shards, String sentence) {
    hard -= shards * 1_000_000L;
    violations.add(new Violation(rule, subject, shards, Unit.SHARDS.symbol(), sentence));
  }

  /** A promise is missed by so many micro-requests per second. */
  void addMedium(String rule, String subject, long amount, Unit unit, String sentence) {
    medium -= amount;
    violations.add(new Violation(rule, subject, amount, unit.symbol(), sentence));
  }

  List<Violation> violations() {
    return violations;
  }

  Score score(Money money) {
    return new Score(hard, medium, money.marginMicroUsdPerHour());
  }
}
