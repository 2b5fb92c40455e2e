package io.fleetfold.domain.facts;

import org.jspecify.annotations.Nullable;

/**
 * One large language model: the architecture figures that decide memory traffic and arithmetic.
 *
 * @param parametersBillion all parameters
 * @param activeParametersBillion parameters that one token uses (equal to all for a dense model)
 * @param layers transformer layers
 * @param kvBytesPerToken bytes of KV cache that one token of context takes over all layers
 * @param weightPrecision the format the weights are published in
 * @param experts the mixture-of-experts shape and the width, where known
 * @param source who says so
 */
public record Model(
    String id,
    double parametersBillion,
    double activeParametersBillion,
    int layers,
    double kvBytesPerToken,
    Precision weightPrecision,
    Shape experts,
    @Nullable String source) {

  /**
   * Width of the residual stream, routed experts a layer, and experts one token uses; {@code null}:
   * unknown or dense.
   *
   * @param maxContextTokens the most tokens of prompt and answer together; {@code null} if no
   *     source states it
   */
  public record Shape(
      @Nullable Integer hiddenSize,
      @Nullable Integer experts,
      @Nullable Integer expertsPerToken,
      @Nullable Integer maxContextTokens) {

    /** A shape whose longest context is unknown. */
    public Shape(
        @Nullable Integer hiddenSize,
        @Nullable Integer experts,
        @Nullable Integer expertsPerToken) {
      this(hiddenSize, experts, expertsPerToken, null);
    }
  }

  /** The most tokens of prompt and answer together; {@code null} if no source states it. */
  public @Nullable Integer maxContextTokens() {
    return experts.maxContextTokens();
  }

  /** Models are the same when their ids are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Model that && id.equals(that.id));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
