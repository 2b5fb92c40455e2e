package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a dataset as text, to be changed cell by cell and read again. */
final class EditedTables {

  private final Dataset base;
  private final Map<FileSchema, List<List<String>>> rows = new LinkedHashMap<>();

  EditedTables(Dataset base) {
    this.base = base;
    put(Schema.HOSTS, DatasetRows.hosts(base));
    put(Schema.POWER_DOMAINS, DatasetRows.powerDomains(base));
    put(Schema.SITES, DatasetRows.sites(base));
    put(Schema.WORKLOADS, DatasetRows.workloads(base));
    put(Schema.ACCELERATORS, DatasetRows.accelerators(base));
    put(Schema.MODELS, DatasetRows.models(base));
    put(Schema.PROFILES, DatasetRows.profiles(base));
    put(Schema.PREVIOUS_PLAN, DatasetRows.previous(base));
  }

  private void put(FileSchema schema, List<List<String>> cells) {
    rows.put(schema, new ArrayList<>(cells.stream().map(ArrayList::new).toList()));
  }

  /** The cells of a file by row, to be changed. */
  List<List<String>> rows(FileSchema schema) {
    return rows.getOrDefault(schema, List.of());
  }

  /** The changed dataset, read under the rules for files. */
  Dataset read() throws InvalidInputException {
    Map<String, InputText> files = new LinkedHashMap<>();
    rows.forEach((schema, cells) -> {
      if (!cells.isEmpty() || schema.isRequired()) {
        files.put(schema.name(), InputText.of(text(schema, cells)));
      }
    });
    return DatasetReader.readEdited(base.name(), files);
  }

  private static String text(FileSchema schema, List<List<String>> cells) {
    var text = new StringBuilder();
    try (var printer = DatasetWriter.FORMAT.print(text)) {
      printer.printRecord(schema.columnNames());
      for (List<String> row : cells) {
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
