package io.fleetfold.domain.calibration;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Points with their predictions, row by row. Immutable.
 *
 * @param points what was asked, all its columns kept
 * @param predictions one for each row
 */
public record PredictionTable(Measurements points, List<Prediction> predictions) {

  /** The columns that are added. */
  public static final List<String> COLUMNS = List.of("predicted", "low", "high", "note");

  private static final MathContext DIGITS = new MathContext(6);

  /** Copies the list, so that a table never changes. */
  public PredictionTable {
    predictions = List.copyOf(predictions);
  }

  /** Predicts every row. */
  public static PredictionTable of(Measurements points, Predictor predictor) {
    return new PredictionTable(points, points.rows().stream().map(predictor::predict).toList());
  }

  /** Rows that could be predicted. */
  public long predicted() {
    return predictions.stream().filter(prediction -> prediction.range() != null).count();
  }

  /** How the predictions compare with the rows that have a measured value, one for each metric. */
  public List<PredictionErrors> errors() {
    return PredictionErrors.of(this);
  }

  /** Writes the table as CSV. */
  public void write(Writer out) throws IOException {
    List<String> header = new ArrayList<>(points.columns());
    header.removeAll(COLUMNS);
    header.addAll(COLUMNS);
    var printer = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get());
    printer.printRecord(header);
    for (int row = 0; row < predictions.size(); row++) {
      printer.printRecord(cells(points.rows().get(row), predictions.get(row)));
    }
    printer.flush();
  }

  private List<String> cells(Map<String, String> given, Prediction prediction) {
    List<String> cells = new ArrayList<>();
    points.columns().stream()
        .filter(column -> !COLUMNS.contains(column))
        .forEach(column -> cells.add(given.getOrDefault(column, "")));
    Prediction.Range range = prediction.range();
    cells.add(range == null ? "" : number(range.predicted()));
    cells.add(range == null ? "" : number(range.low()));
    cells.add(range == null ? "" : number(range.high()));
    cells.add(prediction.note());
    return cells;
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
