package io.fleetfold.cli.verify;

import io.fleetfold.domain.csv.Shown;

/**
 * One thing about a plan that does not hold, in characters that print as themselves.
 *
 * @param rule the broken rule, {@code stated} for a figure that is not what was computed, or {@code
 *     dataset} for a file that is not the one that the plan was made from
 * @param subject host, power domain, shard, figure or file
 * @param amount by how much, in {@code unit}; empty where it is not a number
 * @param sentence the same for people
 */
public record Finding(String rule, String subject, String amount, String unit, String sentence) {

  /** Escapes what comes from files. */
  public Finding {
    subject = Shown.whole(subject);
    amount = Shown.whole(amount);
    sentence = Shown.whole(sentence);
  }
}
