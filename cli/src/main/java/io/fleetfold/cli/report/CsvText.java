package io.fleetfold.cli.report;

import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** How our CSV files are written: a header, commas, quotes where needed, one line feed a row. */
final class CsvText {

  /** Characters that make a spreadsheet run a cell instead of showing it. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private CsvText() {}

  static CSVFormat format(List<String> header) {
    return CSVFormat.DEFAULT
        .builder()
        .setRecordSeparator("\n")
        .setHeader(header.toArray(String[]::new))
        .get();
  }

  /** Free text that a spreadsheet shows as it is. Ids never need it: they are refused when read. */
  static String inert(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
