package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.Constant;
import io.fleetfold.domain.performance.ConstantsTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes a calibration as CSV files, each beside its place and then renamed. */
final class CalibrationFiles {

  private static final MathContext DIGITS = new MathContext(4);

  private CalibrationFiles() {}

  static void write(Calibration calibration, Path folder) throws IOException {
    Files.createDirectories(folder);
    replace(folder.resolve("constants.csv"), constants(calibration.constants()));
    replace(folder.resolve("intervals.csv"), intervals(calibration.intervals()));
    replace(folder.resolve("errors.csv"), errors(calibration.errors()));
  }

  /** No other run writes to a file of this name, and no link is followed. */
  private static void replace(Path file, List<String> lines) throws IOException {
    Path fresh = file.resolveSibling(".fleetfold-" + file.getFileName() + "-" + UUID.randomUUID());
    try {
      Files.writeString(
          fresh,
          String.join("\n", lines) + "\n",
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static List<String> constants(ConstantsTable table) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Constants of the performance model by accelerator and serving stack, written by"
            + " \"fleetfold calibrate\"; * stands for all.");
    lines.add(
        "# A pair without a row is accelerator * stack / common, constant by constant. What a"
            + " constant means, and its unit, is in priors.csv.");
    lines.add(
        "# The constants are weakly identified one by one: use a row as a set. points: measured"
            + " rows behind a row.");
    lines.add(
        "accelerator,stack,decode_points,prefill_points," + String.join(",", constantNames()));
    table.entries().forEach((key, entry) -> lines.add(constantsLine(key, entry)));
    return lines;
  }

  private static List<String> constantNames() {
    return List.of(Constant.values()).stream().map(Constant::text).toList();
  }

  private static String constantsLine(ConstantsTable.PairKey key, ConstantsTable.Entry entry) {
    List<String> cells = new ArrayList<>();
    cells.add(key.accelerator());
    cells.add(key.stack());
    cells.add(Integer.toString(entry.decodePoints()));
    cells.add(Integer.toString(entry.prefillPoints()));
    for (Constant constant : Constant.values()) {
      cells.add(number(entry.constants().get(constant)));
    }
    return String.join(",", cells);
  }

  private static List<String> intervals(Intervals intervals) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Where 80 of 100 unseen measurements lay: measured over predicted, from the 8th to the"
            + " 92nd of 100. Written by \"fleetfold calibrate\".");
    lines.add(
        "# measured_accelerator yes: accelerator and model left out of the fit together; no: the"
            + " accelerator left out. throughput: not fitted at all.");
    lines.add("kind,measured_accelerator,points,low,high");
    intervals
        .ranges()
        .forEach((group, range) ->
            lines.add(
                String.join(
                    ",",
                    group.kind().name().toLowerCase(Locale.ROOT),
                    group.measuredAccelerator() ? "yes" : "no",
                    Integer.toString(range.points()),
                    number(range.low()),
                    number(range.high()))));
    return lines;
  }

  private static List<String> errors(List<CalibrationErrors> errors) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Errors as shares of the measured value, written by \"fleetfold calibrate\". before:"
            + " starting constants; after: fitted, same points;");
    lines.add("# unseen: accelerator and model left out of the fit.");
    lines.add("accelerator,stack,kind,points,median_before,median_after,median_unseen,p90_unseen");
    for (CalibrationErrors line : errors) {
      lines.add(
          String.join(
              ",",
              line.accelerator(),
              line.stack(),
              line.kind(),
              Integer.toString(line.points()),
              number(line.medianBefore()),
              number(line.medianAfter()),
              number(line.medianUnseen()),
              number(line.p90Unseen())));
    }
    return lines;
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
