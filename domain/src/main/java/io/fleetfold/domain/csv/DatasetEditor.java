package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes cells, hosts and limits of a dataset and reads the result under the rules of {@link
 * DatasetReader}, so that a changed dataset is as sound as a written one. The dataset it starts
 * from does not change. Not thread-safe.
 */
public final class DatasetEditor {

  private static final String SET = "--set";
  private static final String LIMIT = "--limit";
  private static final String REMOVE = "--remove";

  private final Dataset base;
  private final EditedTables tables;
  private final Map<String, Problems> problems = new LinkedHashMap<>();
  private final List<InputTable> files = new ArrayList<>();
  private int sets;
  private int limits;
  private int removals;

  private DatasetEditor(Dataset base) {
    this.base = base;
    this.tables = new EditedTables(base);
  }

  /** An editor that has changed nothing yet. */
  public static DatasetEditor of(Dataset dataset) {
    return new DatasetEditor(dataset);
  }

  /**
   * Sets cells: {@code FILE.ROW.COLUMN=VALUE}, where {@code *} in the row stands for any letters
   * and a value such as {@code x1.2} multiplies the number that is there. What is wrong with it is
   * thrown by {@link #build}.
   */
  public DatasetEditor set(String assignment) {
    sets++;
    CellAddress address = CellAddress.parse(assignment);
    if (address == null) {
      String form = "FILE.ROW.COLUMN=VALUE, such as workloads.chat.requests_per_second=40";
      problem(SET, sets, assignment, 1, assignment, form, () -> null);
    } else {
      assign(SET, sets, assignment, address);
    }
    return this;
  }

  /** Sets the limit of a power domain: {@code DOMAIN=KILOWATTS}; empty for none. */
  public DatasetEditor limit(String assignment) {
    limits++;
    int equals = assignment.indexOf('=');
    if (!isLimit(assignment)) {
      String form = "DOMAIN=KILOWATTS, such as hall=120";
      problem(LIMIT, limits, assignment, 1, assignment, form, () -> null);
      return this;
    }
    String domain = assignment.substring(0, equals);
    String value = assignment.substring(equals + 1);
    assign(LIMIT, limits, assignment, new CellAddress("power_domains", domain, "limit_kw", value));
    return this;
  }

  /** Takes the hosts away whose names match. */
  public DatasetEditor removeHosts(String pattern) {
    removals++;
    List<List<String>> hosts = tables.rows(Schema.HOSTS);
    boolean removed = hosts.removeIf(row -> CellAddress.matches(pattern, row.getFirst()));
    if (!removed) {
      unknownRow(REMOVE, removals, pattern, pattern, Schema.HOSTS);
    }
    return this;
  }

  /** Adds the hosts of a file in the form of {@code hosts.csv}. */
  public DatasetEditor addHosts(Path file) {
    InputTable table = InputTable.read(file, Schema.HOSTS);
    files.add(table);
    for (Row row : table.rows()) {
      reject(row, "host", !ids(Schema.HOSTS).contains(row.cell(0)), "new", List.of());
      checkKnown(row, "site", ids(Schema.SITES));
      checkKnown(row, "power_domain", ids(Schema.POWER_DOMAINS));
      checkKnown(
          row,
          "accelerator",
          DatasetRows.allAccelerators(base).stream().map(List::getFirst).toList());
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < Schema.HOSTS.columns().size(); column++) {
        cells.add(row.cell(column));
      }
      tables.rows(Schema.HOSTS).add(cells);
    }
    return this;
  }

  private List<String> ids(FileSchema schema) {
    return tables.rows(schema).stream().map(List::getFirst).toList();
  }

  private static void checkKnown(Row row, String column, List<String> known) {
    String value = row.cell(row.indexOf(column));
    reject(row, column, value.isEmpty() || known.contains(value), "known here", known);
  }

  private static void reject(
      Row row, String column, boolean fine, String allowed, List<String> known) {
    String value = row.cell(row.indexOf(column));
    if (!fine) {
      row.reject(column, value, allowed, () -> nearest(value, known));
    }
  }

  /** Whether nothing was asked for but other limits of power domains and hosts taken away. */
  public boolean onlyLimitsAndRemovals() {
    return sets == 0 && files.isEmpty();
  }

  /** Whether a text has the form {@code FILE.ROW.COLUMN=VALUE}, whatever it names. */
  public static boolean isAssignment(String text) {
    return CellAddress.parse(text) != null;
  }

  /** Whether a text has the form {@code DOMAIN=KILOWATTS}, whatever it names. */
  public static boolean isLimit(String text) {
    return text.indexOf('=') > 0;
  }

  /** The changed dataset, or everything that is wrong with the changes. */
  public Dataset build() throws InvalidInputException {
    List<Problems> wrong = new ArrayList<>(problems.values());
    files.forEach(file -> wrong.add(file.problems()));
    Problems.throwIfAny(wrong);
    return tables.read();
  }

  private void assign(String option, int number, String text, CellAddress address) {
    FileSchema schema = schema(option, number, text, address);
    int column = schema == null ? -1 : column(option, number, text, address, schema);
    if (schema == null || column < 0) {
      return;
    }
    List<List<String>> chosen =
        rows(schema).stream()
            .filter(row -> CellAddress.matches(address.row(), row.getFirst()))
            .toList();
    if (chosen.isEmpty()) {
      unknownRow(option, number, text, address.row(), schema);
    }
    for (List<String> row : chosen) {
      String value = value(address.value(), row.get(column));
      boolean cleared = schema.clears(schema.columns().get(column), value);
      if (cleared || isSound(option, number, text, schema.columns().get(column), value)) {
        row.set(column, value);
        own(schema, row);
      }
    }
  }

  /** The file, by its name with or without {@code .csv}. */
  private @Nullable FileSchema schema(String option, int number, String text, CellAddress address) {
    for (FileSchema schema : Schema.files()) {
      if (schema.name().equals(address.file() + ".csv")) {
        return schema;
      }
    }
    List<String> names =
        Schema.files().stream().map(schema -> schema.name().replace(".csv", "")).toList();
    String allowed = "a file of a dataset: " + String.join(", ", names);
    problem(option, number, text, 1, address.file(), allowed, () -> nearest(address.file(), names));
    return null;
  }

  private int column(
      String option, int number, String text, CellAddress address, FileSchema schema) {
    List<String> names = schema.columnNames();
    int column = names.indexOf(address.column());
    if (column < 0) {
      problem(
          option,
          number,
          text,
          text.indexOf('=') - address.column().length() + 1,
          address.column(),
          "a column of " + schema.name() + ": " + String.join(", ", names),
          () -> nearest(address.column(), names));
    }
    return column;
  }

  /** Of the catalogue's files the bundled rows too: changing one makes it the dataset's own. */
  private List<List<String>> rows(FileSchema schema) {
    List<List<String>> rows = new ArrayList<>(tables.rows(schema));
    Set<String> ids = new HashSet<>();
    rows.forEach(row -> ids.add(row.getFirst()));
    List<List<String>> bundled =
        schema.equals(Schema.ACCELERATORS)
            ? DatasetRows.allAccelerators(base)
            : schema.equals(Schema.MODELS) ? DatasetRows.allModels(base) : List.of();
    for (List<String> row : bundled) {
      if (!ids.contains(row.getFirst())) {
        rows.add(new ArrayList<>(row));
      }
    }
    return rows;
  }

  private void own(FileSchema schema, List<String> row) {
    boolean catalogued = schema.equals(Schema.ACCELERATORS) || schema.equals(Schema.MODELS);
    List<List<String>> rows = tables.rows(schema);
    if (catalogued && rows.stream().noneMatch(known -> known.getFirst().equals(row.getFirst()))) {
      rows.add(row);
    }
  }

  /** {@code x1.2} is 1.2 times what is there, where a number is there. */
  private static String value(String value, String present) {
    Double factor = value.startsWith("x") ? PlainNumber.decimal(value.substring(1)) : null;
    Double number = PlainNumber.decimal(present);
    return factor == null || number == null
        ? value
        : PlainNumber.text(Math.round(number * factor * 1e9) / 1e9);
  }

  private boolean isSound(String option, int number, String text, Column column, String value) {
    boolean empty = value.isEmpty();
    if (empty ? column.mayLackValue() : column.type().parse(value) != null) {
      return true;
    }
    problem(
        option,
        number,
        text,
        text.indexOf('=') + 2,
        value,
        (empty ? "The value is empty; it must be " : "")
            + column.type().allowed()
            + " ("
            + column.name()
            + "), or a factor such as x1.2 on a number",
        () -> column.type().suggestion(value));
    return false;
  }

  private void unknownRow(String option, int number, String text, String row, FileSchema schema) {
    List<String> ids = rows(schema).stream().map(List::getFirst).distinct().toList();
    problem(
        option,
        number,
        text,
        Math.max(1, text.indexOf(row) + 1),
        row,
        "a row of " + schema.name(),
        () -> nearest(row, ids));
  }

  private static @Nullable String nearest(String value, List<String> known) {
    return new Nearest().find(value, known);
  }

  private void problem(
      String option,
      int number,
      String text,
      int column,
      String value,
      String allowed,
      Supplier<@Nullable String> suggestion) {
    problems
        .computeIfAbsent(option + " " + text, Problems::new)
        .add(number, column, value, allowed, suggestion);
  }
}
