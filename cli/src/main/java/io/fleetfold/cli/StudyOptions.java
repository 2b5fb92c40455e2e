package io.fleetfold.cli;

import io.fleetfold.cli.files.FolderKind;
import io.fleetfold.cli.files.LockedFolderException;
import io.fleetfold.cli.files.ResultFolder;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.report.Sheet;
import io.fleetfold.cli.report.Study;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a study goes: the terminal, and a folder of JSON, CSV and charts if asked for. */
final class StudyOptions {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Also write it to this folder: JSON, a CSV for each table, charts as SVG.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Use the folder even if it holds other files.")
  private boolean force;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** What a study is made by; it runs once the folder is known to be usable. */
  interface Work {
    /** Does the work. */
    Result run() throws Exception;
  }

  /**
   * A study and its charts.
   *
   * @param charts SVG by file name
   */
  record Result(Study study, Map<String, String> charts) {}

  /** Does the work, writes what was asked for, prints. */
  void run(String name, Path dataset, Talk talk, Work work) throws Exception {
    try (@Nullable ResultFolder folder = open(name, dataset)) {
      Result result = work.run();
      if (folder != null) {
        folder.replace(files -> write(name, result, files));
      }
      if (json) {
        result.study().writeJson(talk.result());
      } else {
        result.study().print(talk.result());
      }
      talk.result().flush();
    }
  }

  private @Nullable ResultFolder open(String name, Path dataset)
      throws ResultFolderException, LockedFolderException {
    return out == null ? null : ResultFolder.open(out, FolderKind.study(name), force, dataset);
  }

  private static void write(String name, Result result, Path folder) throws IOException {
    try (Writer writer = Files.newBufferedWriter(folder.resolve(name + ".json"))) {
      result.study().writeJson(writer);
    }
    for (Iterator<Sheet> sheets = result.study().sheets().iterator(); sheets.hasNext(); ) {
      Sheet sheet = sheets.next();
      try (Writer writer = Files.newBufferedWriter(folder.resolve(sheet.name() + ".csv"))) {
        sheet.writeCsv(writer);
      }
    }
    for (var chart : result.charts().entrySet()) {
      Files.writeString(folder.resolve(chart.getKey()), chart.getValue());
    }
  }
}
