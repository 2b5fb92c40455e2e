package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import org.jspecify.annotations.Nullable;

/**
 * The accelerators of one engine: several whole ones that share every layer (tensor parallelism),
 * or a slice of one.
 *
 * @param accelerators how many; 0.125, 0.25 or 0.5 for a slice
 */
public record EngineGroup(Accelerator type, double accelerators) {

  double bandwidthBytesPerSecond() {
    return accelerators * required(type.memory().bandwidthGbPerSecond()) * 1e9;
  }

  double memoryBytes() {
    return accelerators * required(type.memory().capacityGb()) * 1e9;
  }

  double flopsPerSecond(NumberFormat format) {
    return accelerators * format.flopsPerSecond();
  }

  /** Peak rate in 16 bit, in which attention runs whatever the weights are. */
  double wideFlopsPerSecond() {
    return accelerators * required(type.compute().fp16Tflops()) * 1e12;
  }

  /** 16-bit TFLOPS a watt over a reference; 1 where the power is unknown. */
  double relativeTflopsPerWatt(double reference) {
    Double tdp = type.power().tdpWatts();
    return tdp == null ? 1 : required(type.compute().fp16Tflops()) / tdp / reference;
  }

  /**
   * Seconds that the all-reduces of a pass take at the peak of the link: two a layer, there and
   * back, in 16 bit.
   */
  double allReduceSeconds(double layers, double width, double tokens, double defaultGbPerSecond) {
    if (accelerators <= 1) {
      return 0;
    }
    Double scaleUp = type.scaling().scaleUpGbPerSecond();
    double linkBytesPerSecond = (scaleUp == null ? defaultGbPerSecond : scaleUp) * 1e9;
    double travelled = 2 * (accelerators - 1) / accelerators;
    return 2 * layers * tokens * width * 2 * travelled / linkBytesPerSecond;
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

  private double required(@Nullable Double figure) {
    if (figure == null) {
      throw new IllegalArgumentException(type.id() + " lacks " + type.missingFigures());
    }
    return figure;
  }
}
