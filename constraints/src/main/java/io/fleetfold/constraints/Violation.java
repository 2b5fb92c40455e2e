package io.fleetfold.constraints;

/**
 * One broken rule.
 *
 * @param rule its name, the same as the id of the constraint
 * @param subject the host, power domain, workload, or {@code kind@host} that breaks it
 * @param amount by how much, in {@code unit}
 * @param unit the model's scaled unit: mW, MB, MB/s, accelerator/1000, kbit/s, uRps, or shards
 * @param sentence the same for people, in their units
 */
public record Violation(String rule, String subject, long amount, String unit, String sentence) {

  /** The amount in {@link #humanUnit}: {@code 2} for 2000 accelerator/1000. */
  public String humanAmount() {
    return Unit.of(unit).number(amount);
  }

  /** The unit that people read: {@code accelerators} for accelerator/1000. */
  public String humanUnit() {
    return Unit.of(unit).humanSymbol();
  }
}
