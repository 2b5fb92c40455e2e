package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.facts.InputWarning;
import io.fleetfold.domain.facts.RowPlaces;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of one dataset as tables: reads each once, remembers its hash, and holds the problems
 * by file.
 */
final class InputTables {

  private final InputFiles source;
  private final Map<String, Problems> problems = new LinkedHashMap<>();
  private final List<InputFile> files = new ArrayList<>();

  InputTables(InputFiles source) {
    this.source = source;
  }

  /** Every file of a dataset; none, and a problem, when there cannot be any. */
  Map<FileSchema, Table> read() {
    Map<FileSchema, Table> tables = new LinkedHashMap<>();
    if (source.isUsable(problemsOf(source.place()))) {
      Schema.files().forEach(schema -> tables.put(schema, table(schema)));
      if (source.isClosed()) {
        source.entries().forEach(this::checkKnown);
      }
    }
    return tables;
  }

  /** The rows of a file; no rows when it is missing or wrong. */
  private Table table(FileSchema schema) {
    if (!source.has(schema.name())) {
      return missing(schema);
    }
    Problems found = problemsOf(source.shown(schema.name()));
    byte[] bytes = source.read(schema.name(), found);
    if (bytes == null) {
      return Table.empty(schema, false);
    }
    files.add(new InputFile(source.fileName(schema.name()), sha256(bytes)));
    return TableReader.read(schema, bytes, found, schema.isRequired() && !source.mayLackRows());
  }

  private Table missing(FileSchema schema) {
    String similar = similarEntry(schema);
    if (schema.isRequired()) {
      problemsOf(schema.name()).add(1, 1, "", "the file is missing", () -> similar);
    } else if (similar != null && !source.isClosed()) {
      problemsOf(similar).add(1, 1, similar, "a file of a dataset", schema::name);
    }
    return Table.empty(schema, !schema.isRequired() && similar == null);
  }

  /** A file whose name is a misspelling of this one, and of no other. */
  private @Nullable String similarEntry(FileSchema schema) {
    for (String entry : source.entries()) {
      String lower = entry.toLowerCase(Locale.ROOT);
      int errors = Nearest.typingErrors(lower, schema.name(), 2);
      if (lower.endsWith(".csv") && errors <= 2 && !known().contains(entry)) {
        return entry;
      }
    }
    return null;
  }

  private void checkKnown(String entry) {
    if (!known().contains(entry)) {
      problemsOf(entry)
          .add(1, 1, entry, "a file of a dataset", () -> new Nearest().find(entry, known()));
    }
  }

  private static List<String> known() {
    return Schema.files().stream().map(FileSchema::name).toList();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private Problems problemsOf(String file) {
    return problems.computeIfAbsent(file, Problems::new);
  }

  /** Name of the dataset. */
  String name() {
    return source.name();
  }

  List<InputFile> files() {
    return files;
  }

  /** Where the sound rows of every file stand, by its name in a dataset folder. */
  Map<String, RowPlaces> places(Map<FileSchema, Table> tables) {
    Map<String, RowPlaces> places = new HashMap<>();
    tables.forEach((schema, table) ->
        places.put(schema.name(), table.places(Shown.whole(source.shown(schema.name())))));
    return places;
  }

  /** What is legal and unusual, in the order of the files and of their lines. */
  List<InputWarning> warnings() {
    return problems.values().stream().flatMap(each -> each.warnings().stream()).toList();
  }

  /** Throws when any file has a problem. */
  void throwIfInvalid() throws InvalidInputException {
    Problems.throwIfAny(problems.values());
  }
}
