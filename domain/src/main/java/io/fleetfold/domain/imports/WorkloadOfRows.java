package io.fleetfold.domain.imports;

import io.fleetfold.domain.calibration.CatalogueNames;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Workload;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The model and the lengths of the requests, which must be the same in all rows. */
final class WorkloadOfRows {

  private final ImportRules rules;
  private final @Nullable Conditions conditions;
  private @Nullable Double promptTokens;
  private @Nullable Double outputTokens;
  private @Nullable String modelName;
  private boolean mixed;

  WorkloadOfRows(ImportRules rules) {
    this.rules = rules;
    Workload workload = rules.workload();
    this.conditions = workload == null ? null : new Conditions(workload);
    this.promptTokens = rules.promptTokens();
    this.outputTokens = rules.outputTokens();
  }

  /** Takes what the first row says; reports what another row says otherwise. */
  void check(Row row) {
    if (conditions != null) {
      conditions.compare(row);
    }
    promptTokens = same(row, "isl", promptTokens);
    outputTokens = same(row, "osl", outputTokens);
    String name = row.findText("model");
    if (modelName == null) {
      modelName = name;
    } else if (name != null && !name.equals(modelName)) {
      row.reject("model", "the model of the rows before, " + modelName + "; import one at a time");
      mixed = true;
    }
  }

  /** Whether some rows are of another workload than others, so that it is unclear which to take. */
  boolean isMixed() {
    return mixed;
  }

  private @Nullable Double same(Row row, String column, @Nullable Double known) {
    Double own = row.findDecimal(column);
    if (known != null && own != null && !own.equals(known)) {
      row.reject(column, "the length of this workload, which is " + plain(known) + " tokens");
      mixed = true;
    }
    return known == null ? own : known;
  }

  private static String plain(double tokens) {
    return BigDecimal.valueOf(tokens).stripTrailingZeros().toPlainString();
  }

  @Nullable Double promptTokens() {
    return promptTokens;
  }

  @Nullable Double outputTokens() {
    return outputTokens;
  }

  /** The model by our name; {@code null} when nobody says which it is. */
  @Nullable Model model() {
    String name = rules.model() == null ? modelName : rules.model();
    Model known = name == null ? null : CatalogueNames.model(name).orElse(null);
    Workload workload = rules.workload();
    return known != null || workload == null ? known : workload.model();
  }
}
