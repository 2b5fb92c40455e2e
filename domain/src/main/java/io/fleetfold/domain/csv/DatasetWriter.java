package io.fleetfold.domain.csv;

import io.fleetfold.domain.csv.Column.Presence;
import io.fleetfold.domain.facts.Dataset;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes facts as the files of a dataset: the inverse of {@link DatasetReader}, the folder's name
 * apart. Optional columns that say nothing but their default are left out, and so are optional
 * files without rows and catalogue entries that are bundled. Stateless.
 */
public final class DatasetWriter {

  private final Path folder;
  private final List<String> comment;

  private DatasetWriter(Path folder, List<String> comment) {
    this.folder = folder;
    this.comment = comment;
  }

  /**
   * Writes into a folder that is there; files of the same names are replaced.
   *
   * @param comment lines that stand above the header of every file, such as how it was made
   */
  public static void write(Dataset dataset, Path folder, List<String> comment) throws IOException {
    new DatasetWriter(folder, comment).write(dataset);
  }

  private void write(Dataset dataset) throws IOException {
    write(Schema.HOSTS, DatasetRows.hosts(dataset));
    write(Schema.POWER_DOMAINS, DatasetRows.powerDomains(dataset));
    write(Schema.SITES, DatasetRows.sites(dataset));
    write(Schema.WORKLOADS, DatasetRows.workloads(dataset));
    write(Schema.ACCELERATORS, DatasetRows.accelerators(dataset));
    write(Schema.MODELS, DatasetRows.models(dataset));
    write(Schema.PROFILES, DatasetRows.profiles(dataset));
    write(Schema.PREVIOUS_PLAN, DatasetRows.previous(dataset));
  }

  private void write(FileSchema schema, List<List<String>> rows) throws IOException {
    if (rows.isEmpty() && !schema.isRequired()) {
      return;
    }
    int[] columns =
        IntStream.range(0, schema.columns().size())
            .filter(column -> says(schema, column, rows))
            .toArray();
    Path file = folder.resolve(schema.name());
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (String line : comment) {
        out.write("# " + line + "\n");
      }
      CSVPrinter printer = FORMAT.print(out);
      printer.printRecord(chosen(schema.columnNames(), columns));
      for (List<String> row : rows) {
        printer.printRecord(chosen(row, columns));
      }
      printer.flush();
    }
  }

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  /** Whether a reader would miss the column. */
  private static boolean says(FileSchema schema, int column, List<List<String>> rows) {
    Column spec = schema.columns().get(column);
    String fallback = spec.fallback() == null ? "" : spec.fallback();
    return spec.presence() != Presence.OPTIONAL
        || rows.stream().anyMatch(row -> !row.get(column).equals(fallback));
  }

  private static List<String> chosen(List<String> cells, int[] columns) {
    return IntStream.of(columns).mapToObj(cells::get).toList();
  }
}
