package io.fleetfold.domain.csv;

import static java.util.stream.Collectors.joining;

import io.fleetfold.domain.csv.Column.Presence;
import io.fleetfold.domain.facts.Dataset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes facts as the files of a dataset: the inverse of {@link DatasetReader}, the folder's name
 * apart. Optional columns that say nothing but their default are left out, and so are optional
 * files without rows and catalogue entries that are bundled. Stateless.
 */
public final class DatasetWriter {

  private DatasetWriter() {}

  /**
   * Writes into a folder that is there; files of the same names are replaced.
   *
   * @param comment lines that stand above the header of every file, such as how it was made
   */
  public static void write(Dataset dataset, Path folder, List<String> comment) throws IOException {
    String above = comment.stream().map(line -> "# " + line + "\n").collect(joining());
    for (var file : texts(dataset).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), above + file.getValue());
    }
  }

  /** The files of a dataset by name; a header and rows each, without any comment. */
  public static Map<String, String> texts(Dataset dataset) {
    Map<String, String> texts = new LinkedHashMap<>();
    put(texts, Schema.HOSTS, DatasetRows.hosts(dataset));
    put(texts, Schema.POWER_DOMAINS, DatasetRows.powerDomains(dataset));
    put(texts, Schema.SITES, DatasetRows.sites(dataset));
    put(texts, Schema.WORKLOADS, DatasetRows.workloads(dataset));
    put(texts, Schema.ACCELERATORS, DatasetRows.accelerators(dataset));
    put(texts, Schema.MODELS, DatasetRows.models(dataset));
    put(texts, Schema.PROFILES, DatasetRows.profiles(dataset));
    put(texts, Schema.PREVIOUS_PLAN, DatasetRows.previous(dataset));
    return texts;
  }

  private static void put(Map<String, String> texts, FileSchema schema, List<List<String>> rows) {
    if (!rows.isEmpty() || schema.isRequired()) {
      texts.put(schema.name(), text(schema, rows));
    }
  }

  private static String text(FileSchema schema, List<List<String>> rows) {
    int[] columns =
        IntStream.range(0, schema.columns().size())
            .filter(column -> says(schema, column, rows))
            .toArray();
    var text = new StringWriter();
    try (CSVPrinter printer = FORMAT.print(text)) {
      printer.printRecord(chosen(schema.columnNames(), columns));
      for (List<String> row : rows) {
        printer.printRecord(chosen(row, columns));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  /** Whether a reader would miss the column. */
  private static boolean says(FileSchema schema, int column, List<List<String>> rows) {
    Column spec = schema.columns().get(column);
    boolean bundled = schema.overridesBundled();
    String fallback = spec.fallback() == null || bundled ? "" : spec.fallback();
    return spec.presence() != Presence.OPTIONAL
        || rows.stream().anyMatch(row -> !row.get(column).equals(fallback));
  }

  private static List<String> chosen(List<String> cells, int[] columns) {
    return IntStream.of(columns).mapToObj(cells::get).toList();
  }
}
