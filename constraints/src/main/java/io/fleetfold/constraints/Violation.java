package io.fleetfold.constraints;

import io.fleetfold.domain.plan.Rule;

/**
 * One broken rule.
 *
 * @param subject the host, power domain, workload, or {@code kind@host} that breaks it
 * @param amount by how much, in the unit of the rule
 * @param sentence the same for people, in their units
 */
public record Violation(Rule rule, String subject, long amount, String sentence) {

  /** The scaled unit of the amount: mW, MB, MB/s, accelerator/1000, kbit/s, uRps, or shards. */
  public String unit() {
    return rule.unit().symbol();
  }

  /** The amount in {@link #humanUnit}: {@code 2} for 2000 accelerator/1000. */
  public String humanAmount() {
    return rule.unit().number(amount);
  }

  /** The unit that people read: {@code accelerators} for accelerator/1000. */
  public String humanUnit() {
    return rule.unit().humanSymbol();
  }
}
