package io.fleetfold.solver.generate;

import io.fleetfold.domain.facts.Accelerator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An accelerator type of generated fleets: datasheet figures of real parts (vendor datasheets,
 * rounded), with what they reach in serving.
 *
 * @param share how often a rack has this type, in relation to the others
 * @param allInWatts watts with host, fans and network
 */
record GeneratedType(Accelerator accelerator, double share, double allInWatts) {

  static final List<GeneratedType> ALL =
      List.of(
          type("a100-80", 2039, 312, 0, 80, 400, 3, 1000),
          type("h100", 3350, 989, 1979, 80, 700, 4, 1730),
          type("h200", 4800, 989, 1979, 141, 700, 3, 1730),
          type("b200", 7700, 2250, 4500, 180, 1000, 2, 2170),
          type("mi300x", 5300, 1307, 2615, 192, 750, 2, 1790),
          type("l40s", 864, 362, 733, 48, 350, 2, 700),
          type("gaudi3", 3670, 1835, 1835, 128, 900, 1, 1900));

  private static GeneratedType type(
      String id,
      double gbPerSecond,
      double fp16,
      double fp8,
      double gb,
      double tdp,
      double share,
      double allIn) {
    var accelerator =
        new Accelerator(
            id,
            "generated",
            new Accelerator.Memory(gb, gbPerSecond),
            new Accelerator.Compute(fp16, fp8 == 0 ? null : fp8, null),
            new Accelerator.PowerDraw(tdp, Math.rint(0.12 * tdp), allIn),
            new Accelerator.Scaling(null, 8, null),
            new Accelerator.Provenance(
                null, null, null, "generated fleet, rounded datasheet figures"));
    return new GeneratedType(accelerator, share, allIn);
  }

  /** The type of a rack: each as often as its share says. */
  static GeneratedType random(RandomGenerator random) {
    double at = random.nextDouble() * ALL.stream().mapToDouble(GeneratedType::share).sum();
    for (GeneratedType type : ALL) {
      at -= type.share();
      if (at < 0) {
        return type;
      }
    }
    return ALL.getLast();
  }

  double gbPerSecond() {
    return orZero(accelerator.memory().bandwidthGbPerSecond());
  }

  double capacityGb() {
    return orZero(accelerator.memory().capacityGb());
  }

  double bestTflops() {
    return Math.max(
        orZero(accelerator.compute().fp16Tflops()),
        0.8 * orZero(accelerator.compute().fp8Tflops()));
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
