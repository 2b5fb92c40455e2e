package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.BundledTable;
import io.fleetfold.domain.performance.Constant;
import io.fleetfold.domain.performance.Constants;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/** Where a fit starts and how far it may go, by ordinal of the constant. */
final class Priors {

  private final double[] values = new double[Constant.values().length];
  private final double[] spreads = new double[Constant.values().length];

  private Priors() {}

  static Priors bundled() {
    var priors = new Priors();
    for (CSVRecord row : BundledTable.rows("priors.csv")) {
      Constant constant = Constant.valueOf(row.get("constant").toUpperCase(Locale.ROOT));
      priors.values[constant.ordinal()] = BundledTable.number(row, "value");
      priors.spreads[constant.ordinal()] = BundledTable.number(row, "spread");
    }
    return priors;
  }

  double value(Constant constant) {
    return values[constant.ordinal()];
  }

  /** Spread of the logarithm. */
  double spread(Constant constant) {
    return spreads[constant.ordinal()];
  }

  /** Every constant at its start. */
  Constants constants() {
    return new Constants(values.clone());
  }
}
