package io.fleetfold.domain.performance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All ways to run one phase of one workload on one type of accelerator.
 *
 * @param profiles alternatives, one for each number of accelerators; empty when refused
 * @param refusal why there is none; {@code null} when there is one
 */
public record Prospect(List<ShardProfile> profiles, @Nullable Refusal refusal) {

  /** Copies the list, so that a prospect never changes. */
  public Prospect {
    profiles = List.copyOf(profiles);
    if (profiles.isEmpty() == (refusal == null)) {
      throw new IllegalArgumentException(
          "a prospect has profiles or a refusal: " + profiles + ", " + refusal);
    }
  }

  /** The phase can run in these ways. */
  public static Prospect of(List<ShardProfile> profiles) {
    return new Prospect(profiles, null);
  }

  /** The phase cannot run. */
  public static Prospect refused(Refusal.Reason reason, String sentence) {
    return new Prospect(List.of(), new Refusal(reason, sentence));
  }
}
