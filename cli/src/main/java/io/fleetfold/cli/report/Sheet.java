package io.fleetfold.cli.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table of a study: printed for people, and written in full as CSV and JSON. The same rows in
 * every form.
 */
public final class Sheet {

  /** How people read the figures of a column; files have them in full. */
  public enum Style {
    TEXT,
    /** Dollars and cents. */
    USD,
    /** A number with about three digits that matter. */
    NUMBER,
    COUNT,
    /** A share, shown in percent. */
    PERCENT
  }

  /**
   * A column.
   *
   * @param key name in files, unit included
   * @param head what stands above it in the terminal; empty for a column of files only
   */
  public record Column(String key, String head, Style style) {}

  private static final String INDENT = "  ";

  private final String name;
  private final String title;
  private final List<Column> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  /**
   * A sheet without rows.
   *
   * @param name of its CSV file and of its array in JSON: {@code lower_case}
   * @param title above it in the terminal
   */
  public Sheet(String name, String title, Column... columns) {
    this.name = name;
    this.title = title;
    this.columns = List.of(columns);
  }

  /** A column of words. */
  public static Column text(String key, String head) {
    return new Column(key, head, Style.TEXT);
  }

  /** A column of dollars. */
  public static Column usd(String key, String head) {
    return new Column(key, head, Style.USD);
  }

  /** A column of plain figures. */
  public static Column number(String key, String head) {
    return new Column(key, head, Style.NUMBER);
  }

  /** A column of whole numbers. */
  public static Column count(String key, String head) {
    return new Column(key, head, Style.COUNT);
  }

  /** A column of shares. */
  public static Column percent(String key, String head) {
    return new Column(key, head, Style.PERCENT);
  }

  /** Adds a row: words, whole numbers or figures; {@code null} and not-a-number are empty cells. */
  public Sheet add(@Nullable Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + columns.size());
    }
    rows.add(Collections.unmodifiableList(Arrays.asList(cells)));
    return this;
  }

  /** The name of its files. */
  public String name() {
    return name;
  }

  /** Whether it has rows. */
  public boolean hasRows() {
    return !rows.isEmpty();
  }

  /** Prints title and table after an empty line; nothing without rows. */
  public void print(PrintWriter out) {
    if (rows.isEmpty()) {
      return;
    }
    if (columns.stream().allMatch(column -> column.head().isEmpty())) {
      return;
    }
    int[] shown =
        IntStream.range(0, columns.size()).filter(i -> !columns.get(i).head().isEmpty()).toArray();
    var table =
        new TextTable(INDENT, IntStream.of(shown).mapToObj(this::heading).toArray(String[]::new));
    for (List<@Nullable Object> row : rows) {
      table.add(
          IntStream.of(shown)
              .mapToObj(i -> shown(columns.get(i).style(), row.get(i)))
              .toArray(String[]::new));
    }
    out.println();
    out.println(title);
    table.print(out);
  }

  private String heading(int column) {
    Column spec = columns.get(column);
    return spec.style() == Style.TEXT ? spec.head() : ">" + spec.head();
  }

  private static String shown(Style style, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number when !Double.isFinite(number) -> "";
      case Double number -> shown(style, number.doubleValue());
      case Long number -> Figures.count(number);
      case Integer number -> style == Style.TEXT ? number.toString() : Figures.count(number);
      default -> value.toString();
    };
  }

  private static String shown(Style style, double number) {
    return switch (style) {
      case USD -> Figures.usd(number);
      case PERCENT -> Figures.percent(number);
      case COUNT -> Figures.count(Math.round(number));
      case NUMBER, TEXT -> digits(number);
    };
  }

  private static String digits(double number) {
    double size = Math.abs(number);
    String format =
        size >= 999.95
            ? "%,.0f"
            : size >= 100 ? "%.1f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    String text = String.format(Locale.ROOT, format, number);
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }

  /** Writes it as CSV, figures in full. */
  public void writeCsv(Writer out) throws IOException {
    CSVPrinter printer = CsvText.format(columns.stream().map(Column::key).toList()).print(out);
    for (List<@Nullable Object> row : rows) {
      printer.printRecord(row.stream().map(Sheet::cell).toList());
    }
    printer.flush();
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number when !Double.isFinite(number) -> "";
      case Double number -> Json.plain(number).toPlainString();
      case String words -> CsvText.inert(words);
      default -> value.toString();
    };
  }

  /** Writes it as an array of objects under its name. */
  void writeJson(Json json) throws IOException {
    json.array(
        name,
        () -> {
          for (List<@Nullable Object> row : rows) {
            json.object(() -> writeRow(json, row));
          }
        });
  }

  private void writeRow(Json json, List<@Nullable Object> row) throws IOException {
    for (int i = 0; i < row.size(); i++) {
      String key = columns.get(i).key();
      switch (row.get(i)) {
        case null -> json.field(key, (String) null);
        case Double number -> json.rounded(key, number);
        case Long number -> json.field(key, number);
        case Integer number -> json.field(key, Long.valueOf(number));
        case Boolean flag -> json.field(key, flag.booleanValue());
        default -> json.field(key, String.valueOf(row.get(i)));
      }
    }
  }
}
