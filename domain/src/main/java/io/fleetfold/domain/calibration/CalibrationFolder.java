package io.fleetfold.domain.calibration;

import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.performance.Constant;
import io.fleetfold.domain.performance.Constants;
import io.fleetfold.domain.performance.ConstantsTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Constants that were fitted to a user's own measurements, as {@link Calibration#writeTo} wrote
 * them. Immutable.
 */
public final class CalibrationFolder {

  private final ConstantsTable constants;
  private final Intervals intervals;
  private final List<InputFile> files;

  private CalibrationFolder(ConstantsTable constants, Intervals intervals, List<InputFile> files) {
    this.constants = constants;
    this.intervals = intervals;
    this.files = files;
  }

  /**
   * Reads {@code constants.csv} and {@code intervals.csv} of a folder.
   *
   * @throws InvalidInputException with everything that is wrong with them
   */
  public static CalibrationFolder read(Path folder) throws InvalidInputException {
    var constants = InputTable.read(folder.resolve("constants.csv"), CalibrationSchema.CONSTANTS);
    var intervals = InputTable.read(folder.resolve("intervals.csv"), CalibrationSchema.INTERVALS);
    if (constants.isSound() && constants.rows().stream().noneMatch(CalibrationFolder::isCommon)) {
      constants.reject("the row *,* is missing, which stands for every accelerator and stack");
    }
    InputTable.throwIfInvalid(constants, intervals);
    return new CalibrationFolder(
        constants(constants.rows()),
        intervals(intervals.rows()),
        List.of(named(constants.source()), named(intervals.source())));
  }

  private static InputFile named(InputFile file) {
    return new InputFile("calibration/" + file.name(), file.sha256());
  }

  private static boolean isCommon(Row row) {
    return key(row).equals(ConstantsTable.PairKey.COMMON);
  }

  private static ConstantsTable.PairKey key(Row row) {
    return new ConstantsTable.PairKey(row.text("accelerator"), row.text("stack"));
  }

  private static ConstantsTable constants(List<Row> rows) {
    Map<ConstantsTable.PairKey, ConstantsTable.Entry> entries = new TreeMap<>();
    for (Row row : rows) {
      double[] values = new double[Constant.values().length];
      for (Constant constant : Constant.values()) {
        values[constant.ordinal()] = row.decimal(constant.text());
      }
      entries.put(
          key(row),
          new ConstantsTable.Entry(
              new Constants(values), row.whole("decode_points"), row.whole("prefill_points")));
    }
    return new ConstantsTable(entries);
  }

  private static Intervals intervals(List<Row> rows) {
    Map<Intervals.Group, Intervals.Range> ranges = new TreeMap<>();
    for (Row row : rows) {
      ranges.put(
          new Intervals.Group(
              Point.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
              row.text("measured_accelerator").equals("yes")),
          new Intervals.Range(row.decimal("low"), row.decimal("high"), row.whole("points")));
    }
    return new Intervals(ranges);
  }

  /** The files with their hashes, named {@code calibration/constants.csv} and so on. */
  public List<InputFile> files() {
    return files;
  }

  /** The constants, by accelerator and stack. */
  public ConstantsTable constants() {
    return constants;
  }

  Intervals intervals() {
    return intervals;
  }
}
