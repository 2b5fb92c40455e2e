package io.fleetfold.cli.nightly;

import io.fleetfold.cli.files.RunStore;
import io.fleetfold.domain.facts.InputFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run was computed from and what became of it: {@code run.json}.
 *
 * @param number of the run
 * @param at when it was computed
 * @param verdict what was decided about it
 * @param basis what it was computed from
 * @param margin of its plan, at the demand of that day
 * @param plannedFor requests per second planned for, headroom left out, by workload
 * @param changed when each host last had a shard start, stop or move; hosts never changed are not
 *     in it
 */
public record RunRecord(
    String number,
    Instant at,
    Verdict verdict,
    Basis basis,
    double margin,
    Map<String, Double> plannedFor,
    Map<String, Change> changed) {

  /** The name of the file. */
  public static final String FILE = RunStore.RECORD;

  /**
   * What a run was computed from.
   *
   * @param dataset its folder, seen from the state folder
   * @param inputs its files
   * @param options the options that decide what a plan is, as one text
   * @param run in force then; {@code null} when there was none
   * @param planInForce SHA-256 of that run's plan; {@code null} when there was none
   * @param plan SHA-256 of the plan that came out
   */
  public record Basis(
      String dataset,
      List<InputFile> inputs,
      String options,
      @Nullable String run,
      @Nullable String planInForce,
      String plan) {

    /** Copies the list. */
    public Basis {
      inputs = List.copyOf(inputs);
    }
  }

  /** The run and the time of a change. */
  public record Change(int run, Instant at) {}

  /** Copies the maps. */
  public RunRecord {
    plannedFor = Map.copyOf(plannedFor);
    changed = Map.copyOf(changed);
  }
}
