package io.fleetfold.domain.calibration;

import io.fleetfold.domain.csv.OtherNames;

/** Other names under which measurements list accelerators and models. */
final class Aliases {

  private static final Aliases BUNDLED = new Aliases();

  private Aliases() {}

  static Aliases bundled() {
    return BUNDLED;
  }

  String accelerator(String name) {
    return OtherNames.accelerator(name);
  }

  String model(String name) {
    return OtherNames.model(name);
  }
}
