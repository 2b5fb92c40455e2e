package io.fleetfold.cli;

import io.fleetfold.cli.nightly.RunRecord;
import io.fleetfold.cli.nightly.Sha256;
import io.fleetfold.cli.report.Move;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a night is computed from: the files of the dataset, and the options that matter. */
final class NightInputs {

  /** Where a run keeps a copy of its dataset. */
  static final String COPY = "inputs";

  /** The plan in force is an input of its own. */
  private static final Set<String> PLANS = Set.of("plan.csv", "previous_plan.csv");

  private final Path folder;
  private final String place;
  private final DatasetOptions.Compiled compiled;
  private final double headroom;

  /** What the folder holds, of which {@code place} is the name in the record of the run. */
  NightInputs(Path folder, String place, DatasetOptions.Compiled compiled, double headroom) {
    this.folder = folder;
    this.place = place;
    this.compiled = compiled;
    this.headroom = headroom;
  }

  private List<InputFile> files() {
    return compiled.problem().dataset().sources().files().stream()
        .filter(file -> !PLANS.contains(file.name()))
        .toList();
  }

  private String options() {
    Migration migration = compiled.problem().migration();
    return String.format(
        Locale.ROOT,
        "version %s, headroom %s, slo margin %s of %s, changes %s, calibration %s",
        Version.text(),
        headroom,
        compiled.slo().margin(),
        compiled.slo().ttftQuantile(),
        migration,
        compiled.calibration().stream().map(InputFile::sha256).toList());
  }

  /** Copies what was read, and the plan in force. */
  void copy(@Nullable Path current, Path run) throws IOException {
    Path copies = Files.createDirectory(run.resolve(COPY));
    for (InputFile file : files()) {
      Path copy = Files.copy(folder.resolve(file.name()), copies.resolve(file.name()));
      if (!Sha256.of(copy).equals(file.sha256())) {
        throw new IOException(folder.resolve(file.name()) + " was changed meanwhile");
      }
    }
    Path own = folder.resolve("previous_plan.csv");
    Path inForce = current == null ? own : current.resolve("plan.csv");
    if (Files.exists(inForce)) {
      Files.copy(inForce, run.resolve("previous_plan.csv"));
    }
  }

  RunRecord.Basis basis(@Nullable Path current, @Nullable RunRecord last, String plan)
      throws IOException {
    return new RunRecord.Basis(
        place,
        files(),
        options(),
        last == null ? null : last.number(),
        current == null ? null : Sha256.of(current.resolve("plan.csv")),
        plan);
  }

  /** Whether, demand left out, the run in force was computed from the same. */
  boolean areThoseOf(Path current, RunRecord last) {
    return options().equals(last.basis().options())
        && withoutDemand(files()).equals(withoutDemand(last.basis().inputs()))
        && haveTheSameWorkloads(current);
  }

  private static Set<InputFile> withoutDemand(List<InputFile> files) {
    return files.stream()
        .filter(file -> !file.name().equals("workloads.csv"))
        .collect(Collectors.toSet());
  }

  private boolean haveTheSameWorkloads(Path current) {
    try {
      List<Workload> before = DatasetReader.read(current.resolve(COPY)).workloads();
      List<Workload> now = compiled.problem().dataset().workloads();
      boolean same = before.size() == now.size();
      for (int i = 0; same && i < now.size(); i++) {
        same = isSame(before.get(i), now.get(i));
      }
      return same;
    } catch (InvalidInputException notRead) {
      return false;
    }
  }

  private static boolean isSame(Workload before, Workload now) {
    return before.id().equals(now.id())
        && before.model().equals(now.model())
        && before.demand().minServed() == now.demand().minServed()
        && before.requests().equals(now.requests())
        && before.targets().equals(now.targets())
        && before.prices().equals(now.prices())
        && before.rules().equals(now.rules());
  }

  /** When hosts last changed, with what this run changes. A first plan changes nothing. */
  static Map<String, RunRecord.Change> changed(
      PlanReport report, @Nullable RunRecord last, int run, Instant now) {
    Map<String, RunRecord.Change> changed = new HashMap<>();
    if (last != null) {
      changed.putAll(last.changed());
      var change = new RunRecord.Change(run, now);
      for (Move move : report.moves()) {
        if (move.fromHost() != null) {
          changed.put(move.fromHost(), change);
        }
        if (move.toHost() != null) {
          changed.put(move.toHost(), change);
        }
      }
    }
    return changed;
  }
}
