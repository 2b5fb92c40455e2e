package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;

/**
 * The accelerators of one engine: several whole ones that share every layer (tensor parallelism),
 * or a slice of one.
 *
 * @param accelerators how many; 0.125, 0.25 or 0.5 for a slice
 */
record EngineGroup(Accelerator type, double accelerators, EngineConstants constants) {

  double bandwidthBytesPerSecond() {
    return accelerators * required(type.memory().bandwidthGbPerSecond()) * 1e9;
  }

  double memoryBytes() {
    return accelerators * required(type.memory().capacityGb()) * 1e9;
  }

  double flopsPerSecond(NumberFormat format) {
    return accelerators * format.flopsPerSecond();
  }

  /** Time that the layers of a pass take whatever they work on. */
  double layerSeconds(int layers) {
    EngineConstants.Decode decode = constants.decode();
    return layers
        * decode.layerMicros()
        * 1e-6
        * (accelerators > 1 ? decode.tensorParallelFactor() : 1);
  }

  long acceleratorMillis() {
    return Math.round(accelerators * 1000);
  }

  /** As people read it: {@code 8 x v100-32}, {@code 1/4 of t4}. */
  String text() {
    return accelerators < 1
        ? "1/" + Math.round(1 / accelerators) + " of " + type.id()
        : Math.round(accelerators) + " x " + type.id();
  }

  private double required(@org.jspecify.annotations.Nullable Double figure) {
    if (figure == null) {
      throw new IllegalArgumentException(type.id() + " lacks " + type.missingFigures());
    }
    return figure;
  }
}
