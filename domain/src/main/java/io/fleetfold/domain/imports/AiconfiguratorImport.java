package io.fleetfold.domain.imports;

import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.domain.facts.InputWarning;
import io.fleetfold.domain.facts.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads candidates of AIConfigurator: of each phase, type and number of accelerators the one with
 * the most requests per second. Stateless.
 */
public final class AiconfiguratorImport {

  private static final String AGGREGATED_RATE = "seq/s";
  private static final String PREFILL_RATE = "(p)seq/s/worker";
  private static final String DECODE_RATE = "(d)seq/s/worker";

  /**
   * What was found.
   *
   * @param slower rows whose latencies exceed the targets
   * @param unusable rows that something is wrong with, such as a rate of 0
   * @param warnings what is wrong with them, and what the candidates do not share with the workload
   */
  public record Found(
      List<ImportedProfile> profiles,
      int rows,
      int slower,
      int unusable,
      List<InputWarning> warnings) {

    /** Copies the lists. */
    public Found {
      profiles = List.copyOf(profiles);
      warnings = List.copyOf(warnings);
    }
  }

  private final ImportRules rules;
  private final Map<String, ImportedProfile> best = new TreeMap<>();
  private final WorkloadOfRows workload;
  private int rows;
  private int slower;
  private int unusable;

  private AiconfiguratorImport(ImportRules rules) {
    this.rules = rules;
    this.workload = new WorkloadOfRows(rules);
  }

  /**
   * Reads files.
   *
   * @throws InvalidInputException with everything that is wrong with any of them, if a file cannot
   *     be used, or no candidate
   */
  public static Found read(Collection<Path> files, ImportRules rules) throws InvalidInputException {
    var reading = new AiconfiguratorImport(rules);
    List<InputTable> tables = new ArrayList<>();
    for (Path file : files) {
      InputTable table = InputTable.read(file, AiconfiguratorSchema.CANDIDATES);
      tables.add(table);
      reading.add(table, String.valueOf(file.getFileName()));
    }
    return reading.found(tables);
  }

  /** One bad candidate of many does not spoil the others; candidates of two workloads do. */
  private Found found(List<InputTable> tables) throws InvalidInputException {
    if (!workload.isMixed() && (!best.isEmpty() || slower > 0)) {
      tables.forEach(InputTable::forgiveRows);
    }
    InputTable.throwIfInvalid(tables.toArray(InputTable[]::new));
    List<InputWarning> warnings =
        tables.stream().flatMap(table -> table.warnings().stream()).toList();
    return new Found(List.copyOf(best.values()), rows, slower, unusable, warnings);
  }

  private void add(InputTable table, String file) {
    if (table.isSound() && table.rows().isEmpty()) {
      table.reject("the file has no candidate");
    } else if (table.isSound() && table.rows().stream().noneMatch(this::hasRate)) {
      table.reject(
          "these are no candidates of AIConfigurator: no row has a rate in seq/s, or in"
              + " (p)seq/s/worker and (d)seq/s/worker");
    } else {
      table.rows().forEach(row -> count(row, file));
    }
  }

  private boolean hasRate(Row row) {
    return row.findDecimal(PREFILL_RATE) != null
        || row.findDecimal(DECODE_RATE) != null
        || row.findDecimal(AGGREGATED_RATE) != null;
  }

  private void count(Row row, String file) {
    rows++;
    if (row.isSound()) {
      add(row, file);
    }
    unusable += row.isSound() ? 0 : 1;
  }

  private void add(Row row, String file) {
    workload.check(row);
    if (isSlower(row)) {
      slower++;
    } else if (row.findDecimal(PREFILL_RATE) != null || row.findDecimal(DECODE_RATE) != null) {
      add(row, file, Phase.PREFILL, "(p)", PREFILL_RATE);
      add(row, file, Phase.DECODE, "(d)", DECODE_RATE);
    } else {
      add(row, file, Phase.AGGREGATED, "", AGGREGATED_RATE);
    }
  }

  private boolean isSlower(Row row) {
    Double ttft = row.findDecimal("ttft");
    Double tpot = row.findDecimal("tpot");
    return (ttft != null && ttft > rules.ttftMillis())
        || (tpot != null && tpot > rules.tpotMillis());
  }

  private void add(Row row, String file, Phase phase, String side, String rate) {
    ImportedProfile profile =
        new CandidateSide(row, side, rules, workload).profile(phase, rate, file);
    if (profile != null) {
      best.merge(
          String.format(
              Locale.ROOT,
              "%d %s %06d",
              phase.ordinal(),
              profile.type().id(),
              profile.accelerators()),
          profile,
          (before, now) -> now.requestsPerSecond() > before.requestsPerSecond() ? now : before);
    }
  }
}
