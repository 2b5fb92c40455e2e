package io.fleetfold.domain.calibration;

import io.fleetfold.domain.csv.Column;
import io.fleetfold.domain.csv.ColumnType;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.NumberType;
import io.fleetfold.domain.performance.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The files of a calibration that are read back. */
final class CalibrationSchema {

  private static final ColumnType TEXT = new ColumnType.Text();
  private static final ColumnType ROWS = new NumberType.Whole(0, 1_000_000_000);
  private static final ColumnType POSITIVE = new NumberType.Decimal("", 0, 1e9);

  /** A constant divides, so it is never zero; times may be. */
  private static final ColumnType SHARE = new NumberType.Decimal("", 1e-6, 1e9);

  static final FileSchema CONSTANTS =
      new FileSchema(
          "constants.csv",
          "accelerator and stack",
          FileSchema.Need.ROWS,
          "Constants of the performance model.",
          constantColumns());

  static final FileSchema INTERVALS =
      new FileSchema(
          "intervals.csv",
          "kind of point",
          FileSchema.Need.ROWS,
          "Where 80 of 100 unseen measurements lay.",
          List.of(
              Column.required("kind", kinds(), "Kind of point."),
              Column.required(
                  "measured_accelerator",
                  new ColumnType.Choice(List.of("yes", "no")),
                  "Whether the accelerator was measured."),
              Column.required("points", ROWS, "Measured rows."),
              Column.required("low", POSITIVE, "Measured over predicted."),
              Column.required("high", POSITIVE, "Measured over predicted.")));

  private CalibrationSchema() {}

  private static List<Column> constantColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.required("accelerator", TEXT, "Type, or * for all."));
    columns.add(Column.required("stack", TEXT, "Serving stack, or * for all."));
    columns.add(Column.required("decode_points", ROWS, "Measured rows of decode."));
    columns.add(Column.required("prefill_points", ROWS, "Measured rows of prefill."));
    for (Constant constant : Constant.values()) {
      ColumnType type = constant.text().endsWith("_us") ? POSITIVE : SHARE;
      columns.add(Column.required(constant.text(), type, "See priors.csv."));
    }
    return columns;
  }

  private static ColumnType kinds() {
    return new ColumnType.Choice(
        Arrays.stream(Point.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList());
  }
}
