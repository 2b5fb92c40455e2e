package io.fleetfold.domain.performance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The fitted constants of the closed form. What they mean, their units and where a fit starts stand
 * in {@code priors.csv}.
 */
public enum Constant {
  WEIGHT_BANDWIDTH(Family.DECODE),
  EXPERT_BANDWIDTH(Family.DECODE),
  KV_BANDWIDTH(Family.DECODE),
  DECODE_COMPUTE(Family.DECODE),
  EXPERT_COMPUTE(Family.DECODE),
  LAYER_US(Family.DECODE),
  EXPERT_LAYER_US(Family.DECODE),
  TENSOR_PARALLEL_FACTOR(Family.DECODE),
  DOUBLING_US(Family.DECODE),
  SEQUENCE_US(Family.DECODE),
  LINK(Family.DECODE),
  MIXED_COMPUTE(Family.DECODE),
  MIXED_LAYER_US(Family.DECODE),
  PREFILL_COMPUTE(Family.PREFILL),
  POWER_SLOPE(Family.PREFILL),
  PREFILL_BANDWIDTH(Family.PREFILL),
  PREFILL_LINK(Family.PREFILL),
  PREFILL_LAYER_US(Family.PREFILL),
  PREFILL_FLOOR_US(Family.PREFILL),
  PREFILL_TENSOR_PARALLEL_FACTOR(Family.PREFILL);

  /** Constants that are fitted together, on the same rows. */
  public enum Family {
    DECODE,
    PREFILL;

    /** As people write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Its constants, in their order. */
    public List<Constant> constants() {
      return Arrays.stream(Constant.values()).filter(constant -> constant.family == this).toList();
    }
  }

  private final Family family;

  Constant(Family family) {
    this.family = family;
  }

  Family family() {
    return family;
  }

  /** The name in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
