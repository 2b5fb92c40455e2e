package io.fleetfold.constraints;

import io.fleetfold.domain.plan.Rule;
import java.util.ArrayList;
import java.util.List;

/** Collects broken rules and adds up what they weigh. */
final class Findings {

  private final List<Violation> violations = new ArrayList<>();
  private long hard;
  private long medium;

  /** A limit is broken by more than nothing, in the unit of the rule. */
  void addHard(Rule rule, String subject, long amount, String sentence) {
    hard -= amount;
    violations.add(new Violation(rule, subject, amount, sentence));
  }

  /** So many shards are where a rule forbids them; each weighs the same whatever the reason. */
  void addForbidden(Rule rule, String subject, int shards, String sentence) {
    hard -= shards * 1_000_000L;
    violations.add(new Violation(rule, subject, shards, sentence));
  }

  /** A promise is missed by so many micro-requests per second. */
  void addMedium(Rule rule, String subject, long amount, String sentence) {
    medium -= amount;
    violations.add(new Violation(rule, subject, amount, sentence));
  }

  List<Violation> violations() {
    return violations;
  }

  Score score(Money money) {
    return new Score(hard, medium, money.marginMicroUsdPerHour());
  }
}
