package io.fleetfold.cli.report;

import io.fleetfold.domain.imports.ImportedProfile;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;

/** Engines that another tool proposes, as {@code profiles.csv}. */
public final class ImportedProfilesCsv {

  private ImportedProfilesCsv() {}

  /** Writes a comment and a row for each. */
  public static void write(
      String workload, List<Path> files, List<ImportedProfile> profiles, Writer out)
      throws IOException {
    List<String> names =
        files.stream().map(file -> String.valueOf(file.getFileName())).distinct().toList();
    out.write("# AIConfigurator's candidates in " + String.join(", ", names) + ".\n");
    out.write(
        "# Its rates are those of engines that are always busy: what it predicts, not what was"
            + " measured.\n");
    out.write(
        "workload,phase,accelerator,accelerators,requests_per_second,watts,ttft_ms,tpot_ms\n");
    for (ImportedProfile each : profiles) {
      ImportedProfile.Origin origin = each.origin();
      out.write(
          "# "
              + origin.source()
              + ": "
              + origin.remark()
              + "; watts: "
              + origin.wattsBasis()
              + "\n");
      out.write(
          String.join(
              ",",
              workload,
              each.phase().text(),
              each.type().id(),
              Integer.toString(each.accelerators()),
              plain(each.requestsPerSecond(), 6),
              plain(each.watts(), 3),
              each.ttftMillis() == null ? "" : plain(each.ttftMillis(), 3),
              each.tpotMillis() == null ? "" : plain(each.tpotMillis(), 3)));
      out.write('\n');
    }
  }

  private static String plain(double value, int decimals) {
    return BigDecimal.valueOf(value)
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
