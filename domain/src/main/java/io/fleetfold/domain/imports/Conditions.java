package io.fleetfold.domain.imports;

import io.fleetfold.domain.calibration.CatalogueNames;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.domain.facts.Workload;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares what candidates were made for with the workload that is to use them. Each difference is
 * warned of once: rates for other requests are not those of the workload.
 */
final class Conditions {

  /** Lengths that differ less give the same rates, as far as a plan is concerned. */
  private static final double SAME = 0.01;

  private final Workload workload;
  private final Set<String> warned = new HashSet<>();

  Conditions(Workload workload) {
    this.workload = workload;
  }

  void compare(Row row) {
    Workload.Requests requests = workload.requests();
    double cached = requests.promptTokens() * requests.prefixCacheHit();
    compare(row, "isl", "prompt tokens", requests.promptTokens());
    compare(row, "osl", "output tokens", requests.outputTokens());
    compare(row, "prefix", "prompt tokens in the cache", cached);
    compareModel(row);
  }

  private void compare(Row row, String column, String unit, double planned) {
    Double stated = row.findDecimal(column);
    if (stated != null && Math.abs(stated - planned) > Math.max(1, SAME * planned)) {
      warn(row, column, plain(stated) + " " + unit, plain(planned));
    }
  }

  private void compareModel(Row row) {
    String name = row.findText("model");
    if (name != null) {
      CatalogueNames.model(name)
          .filter(model -> !model.equals(workload.model()))
          .ifPresent(model -> warn(row, "model", "the model " + model, workload.model().id()));
    }
  }

  private void warn(Row row, String column, String stated, String planned) {
    if (warned.add(column)) {
      row.warn(
          column,
          "The candidates are for "
              + stated
              + ", and "
              + workload.id()
              + " has "
              + planned
              + ". Make them anew for what the workload has.");
    }
  }

  private static String plain(double tokens) {
    return BigDecimal.valueOf(tokens).stripTrailingZeros().toPlainString();
  }
}
