package io.fleetfold.cli.report;

import io.fleetfold.domain.csv.Column;
import io.fleetfold.domain.csv.ColumnType;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.solver.bound.Certificate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVPrinter;

/** {@code duals.csv}: the prices that prove the bound, so that anybody can compute it again. */
public final class DualsCsv {

  /** The columns; the price is in dollars per hour for one unit of its kind. */
  public static final List<String> HEADER =
      List.of("kind", "subject", "site", "kv_group", "phase", "divisor_rps", "price");

  private static final Pattern PRICE = Pattern.compile("\\d{1,30}(\\.\\d{1,400})?");

  private static final Pattern DIVISOR = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

  private static final ColumnType TEXT = new ColumnType.Text();

  private static final FileSchema SCHEMA =
      new FileSchema(
          "duals.csv",
          "price",
          FileSchema.Need.WRITTEN,
          "The prices that prove a bound.",
          List.of(
              Column.required(
                  "kind",
                  new ColumnType.Choice(List.of("flow", "rounded", "power")),
                  "What has this price."),
              Column.required("subject", TEXT, "Workload or power domain."),
              Column.mayBeEmpty("site", TEXT, "none", "Site."),
              Column.optional("kv_group", TEXT, "none", "KV group of the types."),
              Column.mayBeEmpty("phase", TEXT, "none", "Phase."),
              Column.mayBeEmpty("divisor_rps", TEXT, "none", "Requests/s of a whole engine."),
              Column.required("price", TEXT, "Dollars per hour.")));

  /** What a price of each kind does not have. */
  private static final Map<String, List<String>> WITHOUT =
      Map.of(
          "flow", List.of("divisor_rps"),
          "rounded", List.of("site", "kv_group"),
          "power", List.of("site", "kv_group", "phase", "divisor_rps"));

  private DualsCsv() {}

  /**
   * A certificate as it stands in a file.
   *
   * @param lines of its rows, in their order
   */
  public record Stated(Certificate certificate, List<Integer> lines) {

    /** The line of a row. */
    public int line(Certificate.Row row) {
      return lines.get(certificate.rows().lastIndexOf(row));
    }
  }

  /** Reads a certificate back, to the last digit. */
  public static Stated read(Path file) throws InvalidInputException {
    InputTable table = InputTable.read(file, SCHEMA);
    List<Certificate.Row> rows = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (Row row : table.rows()) {
      check(row);
      if (row.isSound()) {
        rows.add(row(row));
        lines.add(row.line());
      }
    }
    InputTable.throwIfInvalid(table);
    return new Stated(new Certificate(rows), lines);
  }

  private static void check(Row row) {
    if (!row.isSound()) {
      return;
    }
    for (String column : WITHOUT.getOrDefault(row.text("kind"), List.of())) {
      if (row.findText(column) != null) {
        row.reject(column, "empty: a price of this kind has no " + column);
      }
    }
    if (!PRICE.matcher(row.text("price")).matches()) {
      row.reject("price", "a price: a plain decimal number of at least 0");
    }
    String divisor = row.findText("divisor_rps");
    if (divisor != null && !DIVISOR.matcher(divisor).matches()) {
      row.reject("divisor_rps", "a divisor: requests per second with at most six decimals");
    }
  }

  private static Certificate.Row row(Row row) {
    String divisor = row.findText("divisor_rps");
    return new Certificate.Row(
        row.text("kind"),
        row.text("subject"),
        textOrNone(row, "site"),
        textOrNone(row, "kv_group"),
        textOrNone(row, "phase"),
        divisor == null ? 0 : new BigDecimal(divisor).movePointRight(6).longValueExact(),
        Double.parseDouble(row.text("price")));
  }

  private static String textOrNone(Row row, String column) {
    String text = row.findText(column);
    return text == null ? "" : text;
  }

  /** Writes the certificate; prices in full, so that reading gives the same numbers. */
  public static void write(Certificate certificate, Appendable out) throws IOException {
    CSVPrinter printer = CsvText.format(HEADER).print(out);
    for (Certificate.Row row : certificate.rows()) {
      printer.printRecord(
          row.kind(),
          row.subject(),
          row.site(),
          row.kvGroup(),
          row.phase(),
          row.divisorMicroRps() == 0 ? "" : BigDecimal.valueOf(row.divisorMicroRps(), 6),
          BigDecimal.valueOf(row.price()).toPlainString());
    }
    printer.flush();
  }
}
