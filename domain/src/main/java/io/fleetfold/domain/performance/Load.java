package io.fleetfold.domain.performance;

/**
 * The work of one pass through a model on a group of accelerators, in seconds at datasheet peaks.
 * Constants turn it into a time.
 */
public sealed interface Load permits DecodeLoad, PrefillLoad {

  double seconds(Constants constants);

  Layers layers();

  /** Seconds of memory traffic at peak bandwidth. */
  double trafficSeconds();

  /** Seconds of arithmetic at the peak of large products. */
  double arithmeticSeconds();

  /** What a layer costs whatever it works on. */
  record Layers(double count, double accelerators, boolean mixture) {

    boolean shared() {
      return accelerators > 1;
    }

    double doublings() {
      return shared() ? Math.log(accelerators) / Math.log(2) : 0;
    }

    /** A factor for layers that several accelerators share. */
    double sharedFactor(double factor) {
      return shared() ? factor : 1;
    }

    /** A factor for layers with experts. */
    double mixtureFactor(double factor) {
      return mixture ? factor : 1;
    }
  }
}
