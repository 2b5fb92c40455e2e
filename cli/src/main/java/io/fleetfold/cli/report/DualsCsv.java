package io.fleetfold.cli.report;

import io.fleetfold.solver.bound.Certificate;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/** {@code duals.csv}: the prices that prove the bound, so that anybody can compute it again. */
public final class DualsCsv {

  /** The columns; the price is in dollars per hour for one unit of its kind. */
  public static final List<String> HEADER = List.of("kind", "subject", "site", "phase", "price");

  private DualsCsv() {}

  /** Writes the certificate; prices in full, so that reading gives the same numbers. */
  public static void write(Certificate certificate, Appendable out) throws IOException {
    CSVPrinter printer = CsvText.format(HEADER).print(out);
    for (Certificate.Row row : certificate.rows()) {
      printer.printRecord(
          row.kind(),
          row.subject(),
          row.site(),
          row.phase(),
          BigDecimal.valueOf(row.price()).toPlainString());
    }
    printer.flush();
  }
}
