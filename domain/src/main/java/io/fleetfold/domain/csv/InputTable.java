package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.facts.InputWarning;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One CSV file outside a dataset, read with the same care: every problem at once, with its place.
 */
public final class InputTable {

  private final Problems problems;
  private final Table table;
  private final InputFile source;

  private InputTable(Problems problems, Table table, InputFile source) {
    this.problems = problems;
    this.table = table;
    this.source = source;
  }

  /** Reads a file; what is wrong with it is kept for {@link #throwIfInvalid}. */
  public static InputTable read(Path file, FileSchema schema) {
    var problems = new Problems(file.toString());
    String name = String.valueOf(file.getFileName());
    byte[] bytes = InputFolder.read(file, problems);
    return bytes == null
        ? new InputTable(problems, Table.empty(schema, false), new InputFile(name, ""))
        : new InputTable(
            problems,
            TableReader.read(schema, bytes, problems),
            new InputFile(name, InputTables.sha256(bytes)));
  }

  /** Reads what is packed with a program. */
  public static InputTable read(String name, byte[] bytes, FileSchema schema) {
    var problems = new Problems(name);
    return new InputTable(
        problems,
        TableReader.read(schema, bytes, problems),
        new InputFile(name, InputTables.sha256(bytes)));
  }

  /** Its rows; all of them are sound once {@link #throwIfInvalid} has passed. */
  public List<Row> rows() {
    return table.rows();
  }

  /** What is wrong with it so far. */
  Problems problems() {
    return problems;
  }

  /** Whether nothing is wrong so far. */
  public boolean isSound() {
    return problems.count() == 0;
  }

  /** Its name and hash. */
  public InputFile source() {
    return source;
  }

  /** Reports a problem of the file as a whole. */
  public void reject(String sentence) {
    problems.addForFile(sentence);
  }

  /**
   * Turns what is wrong with single rows into warnings, for a file whose other rows are of use
   * without them. What is wrong with the file as a whole stays wrong, as where it breaks off.
   */
  public void forgiveRows() {
    if (table.complete()) {
      rows().stream().mapToInt(Row::line).min().ifPresent(problems::forgiveFrom);
    }
  }

  /** What is unusual about it so far. */
  public List<InputWarning> warnings() {
    return problems.warnings();
  }

  /** Throws when any of the files has a problem, with the problems of all of them. */
  public static void throwIfInvalid(InputTable... tables) throws InvalidInputException {
    long count = Arrays.stream(tables).mapToLong(table -> table.problems.count()).sum();
    if (count > 0) {
      throw new InvalidInputException(
          Arrays.stream(tables).flatMap(table -> table.problems.inOrder().stream()).toList(),
          count);
    }
  }
}
