package io.fleetfold.cli.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of text: columns as wide as their widest cell, two blanks between them. */
public final class TextTable {

  private static final String GUTTER = "  ";

  private final String indent;
  private final List<String> header;
  private final boolean[] rightAligned;
  private final List<List<String>> rows = new ArrayList<>();

  /** Headers; those that start with {@code >} head columns of figures, set to the right. */
  public TextTable(String indent, String... headers) {
    this.indent = indent;
    this.header = new ArrayList<>();
    this.rightAligned = new boolean[headers.length];
    for (int i = 0; i < headers.length; i++) {
      rightAligned[i] = headers[i].startsWith(">");
      header.add(rightAligned[i] ? headers[i].substring(1) : headers[i]);
    }
  }

  /** Adds a row of as many cells as there are headers. */
  public void add(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.length + " cells under " + header.size() + " headers");
    }
    rows.add(List.of(cells));
  }

  /** Whether any row was added. */
  boolean hasRows() {
    return !rows.isEmpty();
  }

  /** Prints the header and the rows. */
  public void print(PrintWriter out) {
    int[] widths = widths();
    out.println(line(header, widths));
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private int[] widths() {
    int[] widths = new int[header.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(header.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    var line = new StringBuilder(indent);
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - width(cells.get(i)));
      line.append(i == 0 ? "" : GUTTER);
      line.append(rightAligned[i] ? blanks + cells.get(i) : cells.get(i) + blanks);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
