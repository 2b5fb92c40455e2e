package io.fleetfold.cli.replay;

import io.fleetfold.domain.csv.NumberType.Decimal;
import java.util.List;

/** Reads the rows of a table: CSV, but no cell may hold an end of line. */
final class TableRow extends TraceRow {

  private static final Decimal ANY_TOKENS = new Decimal("tokens", 0, MOST_TOKENS);
  private static final double NONE = -1;
  private static final int FAST_DIGITS = 7;

  private final TraceCells cells = new TraceCells();
  private final TimeCell time = new TimeCell();
  private final int width;
  private final int[] positions;

  TableRow(TraceFormat format, List<String> header, long line, TraceProblems problems) {
    super(format, problems);
    width = header.size();
    positions = format.columns().stream().mapToInt(header::indexOf).toArray();
    for (int column = 0; column < positions.length; column++) {
      if (positions[column] < 0) {
        String name = format.columns().get(column);
        problems.add(line, 1, "", "the column " + name + " is missing");
      }
    }
  }

  @Override
  boolean read(TextLines line) {
    cells.cut(line.bytes(), line.start(), line.end());
    if (cells.isBlank()) {
      return false;
    }
    if (cells.count() != width || cells.isBroken()) {
      rejectShape(line);
      return false;
    }
    long nanos = time(line);
    double prompt = tokens(line, 1);
    double output = tokens(line, 2);
    return nanos != TimeCell.NONE && prompt != NONE && output != NONE && set(nanos, prompt, output);
  }

  private long time(TextLines line) {
    int cell = positions[0];
    long nanos =
        format().unit() == TraceUnit.DATES
            ? time.parse(line.bytes(), cells.start(cell), cells.end(cell))
            : format().unit().parse(line.bytes(), cells.start(cell), cells.end(cell));
    if (nanos == TimeCell.NONE) {
      rejectTime(line, format().unit().allowed());
    }
    return nanos;
  }

  /** Most are a few digits. */
  private double tokens(TextLines line, int column) {
    int cell = positions[column];
    int from = cells.start(cell);
    int to = cells.end(cell);
    int whole = to > from && to - from <= FAST_DIGITS ? digits(line.bytes(), from, to) : -1;
    if (whole >= 0) {
      return whole;
    }
    if (ANY_TOKENS.parse(cells.text(cell)) instanceof Double number) {
      return number;
    }
    reject(line, cell, format().columns().get(column), TOKENS);
    return NONE;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  @Override
  boolean isZoned() {
    return time.isZoned();
  }

  @Override
  void rejectTime(TextLines line, String allowed) {
    reject(line, positions[0], format().columns().getFirst(), allowed);
  }

  private void reject(TextLines line, int cell, String column, String allowed) {
    if (problems().countIsListed()) {
      String value = cells.text(cell);
      String empty = column + " is empty; it must be " + allowed;
      problems().keep(line.number(), cell + 1, value, value.isEmpty() ? empty : allowed);
    }
  }

  private void rejectShape(TextLines line) {
    if (problems().countIsListed()) {
      int place = cells.isBroken() ? cells.count() : Math.min(cells.count(), width) + 1;
      String extra = cells.count() > width && !cells.isBroken() ? cells.text(width) : "";
      problems().keep(line.number(), place, extra, shape(extra));
    }
  }

  private String shape(String extra) {
    int count = cells.count();
    if (cells.isBroken()) {
      return "a quote of this line has no end, or text after it";
    }
    if (count < width) {
      return "the row ends after " + count + " of " + width + " cells";
    }
    String shape = "the row has " + count + " cells, the header " + width;
    return extra.isEmpty() ? shape : "under any column: " + shape;
  }
}
