package io.fleetfold.cli.report;

import io.fleetfold.solver.bound.Certificate;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** {@code duals.csv}: the prices that prove the bound, so that anybody can compute it again. */
public final class DualsCsv {

  /** The columns; the price is in dollars per hour for one unit of its kind. */
  public static final List<String> HEADER =
      List.of("kind", "subject", "site", "kv_group", "phase", "divisor_rps", "price");

  private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,30}(\\.\\d{1,400})?");

  private static final Pattern DIVISOR = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

  private static final CSVFormat INPUT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setTrim(true)
          .get();

  private DualsCsv() {}

  /**
   * Reads a certificate back, to the last digit.
   *
   * @throws IllegalArgumentException with a sentence that names the line, if the file is none
   */
  public static Certificate read(Reader file) throws IOException {
    List<Certificate.Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(file, INPUT)) {
      if (!parser.getHeaderNames().containsAll(HEADER)) {
        throw new IllegalArgumentException("the header is not " + String.join(",", HEADER));
      }
      for (CSVRecord record : parser) {
        rows.add(row(record, parser.getCurrentLineNumber()));
      }
    }
    return new Certificate(rows);
  }

  private static Certificate.Row row(CSVRecord record, long line) {
    String price = record.isConsistent() ? record.get("price") : "";
    if (!PLAIN_NUMBER.matcher(price).matches()) {
      throw new IllegalArgumentException(
          "line " + line + ": '" + price + "' is not a price: a plain number of at least 0");
    }
    return new Certificate.Row(
        record.get("kind"),
        record.get("subject"),
        record.get("site"),
        record.get("kv_group"),
        record.get("phase"),
        microRps(record.get("divisor_rps"), line),
        Double.parseDouble(price));
  }

  private static long microRps(String divisor, long line) {
    if (divisor.isEmpty()) {
      return 0;
    }
    if (!DIVISOR.matcher(divisor).matches()) {
      throw new IllegalArgumentException(
          "line "
              + line
              + ": '"
              + divisor
              + "' is not a divisor: requests per second, six decimals");
    }
    return new BigDecimal(divisor).movePointRight(6).longValueExact();
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
