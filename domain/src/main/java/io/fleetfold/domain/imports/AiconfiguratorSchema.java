package io.fleetfold.domain.imports;

import io.fleetfold.domain.csv.Column;
import io.fleetfold.domain.csv.ColumnType;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.NumberType;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of AIConfigurator's {@code pareto.csv} and {@code best_config_topn.csv} that are
 * used: {@code ColumnsAgg} and {@code ColumnsDisagg} of its {@code sdk/common.py} (1.0, August
 * 2026; the same since 0.7). Aggregated rows have the plain names, disaggregated ones {@code (p)}
 * and {@code (d)} before them. {@code dp} is attention data parallelism: an engine takes {@code tp
 * * pp * dp * cp} accelerators. Rates are those of one engine.
 */
final class AiconfiguratorSchema {

  private static final ColumnType TEXT = new ColumnType.Text();
  private static final ColumnType AMOUNT = new NumberType.Decimal("", 0, 1e9);
  private static final ColumnType COUNT = new NumberType.Decimal("", 1, 100_000);

  static final FileSchema CANDIDATES =
      new FileSchema(
          "AIConfigurator's pareto.csv or best_config_topn.csv",
          "candidate",
          FileSchema.Need.OPTIONAL_OPEN,
          "Candidates of AIConfigurator.",
          columns());

  private AiconfiguratorSchema() {}

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    text(columns, "model");
    for (String name : List.of("isl", "osl", "prefix", "ttft", "tpot", "seq/s", "power_w")) {
      columns.add(Column.optional(name, AMOUNT, "not stated", name));
    }
    side(columns, "");
    for (String side : List.of("(p)", "(d)")) {
      columns.add(Column.optional(side + "seq/s/worker", AMOUNT, "not stated", "rate"));
      side(columns, side);
    }
    return columns;
  }

  private static void side(List<Column> columns, String side) {
    text(columns, side + "system");
    for (String name : List.of("bs", "global_bs", "tp", "pp", "dp", "cp")) {
      ColumnType type = name.endsWith("bs") ? AMOUNT : COUNT;
      columns.add(Column.optional(side + name, type, "1", name));
    }
  }

  private static void text(List<Column> columns, String name) {
    columns.add(Column.optional(name, TEXT, "not stated", name));
  }
}
