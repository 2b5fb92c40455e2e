package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.files.RunStore;
import io.fleetfold.cli.nightly.NightLog;
import io.fleetfold.cli.nightly.RunRecord;
import io.fleetfold.cli.nightly.RunRecordFile;
import io.fleetfold.cli.nightly.Sha256;
import io.fleetfold.cli.nightly.Verdict;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.Schema;
import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.facts.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apply}: puts a run of {@code nightly} in force. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a run that `nightly --plan-only` kept in force.",
      "A run is turned down when it was computed from another plan than the one in force now, from"
          + " other files than the dataset has now, or when its own files were changed."
    })
final class ApplyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "STATE", description = "State folder of `nightly`.")
  private Path state;

  @Parameters(index = "1", paramLabel = "RUN", description = "Number of the run, such as 0007.")
  private String number;

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      description = "The dataset as it is now (default: where the run read it).")
  private @Nullable Path dataset;

  @Option(
      names = "--force",
      description = "Also a run that the guardrails refused. Never one from another plan or input.")
  private boolean force;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Where figures for Prometheus go (default: STATE/fleetfold.prom).")
  private @Nullable Path metrics;

  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(state.resolve("runs"))) {
      throw new ParameterException(spec.commandLine(), "There are no runs in " + state);
    }
    try (var store = RunStore.open(state)) {
      Path run = store.run(number);
      RunRecord record = RunRecordFile.read(run);
      Path current = store.current();
      if (current != null && current.endsWith(number)) {
        talk.result().println("run " + number + " is in force already");
        describe(store);
        return ExitCode.DONE;
      }
      List<String> reasons = reasons(store, run, record, current);
      if (!reasons.isEmpty()) {
        talk.errors().println("Run " + number + " cannot be applied; nothing was changed:");
        reasons.forEach(reason -> talk.errors().println("  " + Shown.whole(reason)));
        return ExitCode.VERIFICATION_FAILED;
      }
      store.putInForce(number);
      describe(store);
      talk.result()
          .println(
              "run " + number + " is in force: margin " + Figures.usd(record.margin()) + " /h");
      return ExitCode.DONE;
    }
  }

  private void describe(RunStore store) {
    Clock clock = Clock.systemUTC();
    var log = new NightLog(NightLog.Form.TEXT, talk.errors(), clock, talk.isQuiet());
    new MetricsFile(metrics, state, clock, log).describePlan(store);
  }

  private List<String> reasons(RunStore store, Path run, RunRecord record, @Nullable Path current)
      throws ResultFolderException {
    List<String> reasons = new ArrayList<>();
    try {
      if (record.verdict().kind() == Verdict.Kind.REFUSED && !force) {
        record.verdict().reasons().forEach(reason -> reasons.add("it was refused: " + reason));
      }
      if (!Sha256.of(run.resolve("plan.csv")).equals(record.basis().plan())) {
        reasons.add("its plan.csv was changed after the run");
      }
      String inForce = current == null ? null : Sha256.of(current.resolve("plan.csv"));
      if (!Objects.equals(inForce, record.basis().planInForce())) {
        reasons.add(
            "it was computed from "
                + (record.basis().run() == null ? "no plan" : "run " + record.basis().run())
                + ", and the plan in force is another one now"
                + (current == null ? "" : " (run " + current.getFileName() + ")"));
      }
      reasons.addAll(
          inputs(dataset == null ? store.placeOf(record.basis().dataset()) : dataset, record));
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot read run " + number, e);
    }
    return reasons;
  }

  private static List<String> inputs(Path folder, RunRecord record) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of("its dataset is not in " + folder + "; say with --dataset where it is now");
    }
    List<String> reasons = new ArrayList<>();
    for (InputFile input : record.basis().inputs()) {
      Path file = folder.resolve(input.name());
      if (!Files.exists(file)) {
        reasons.add(file + " is not there any more");
      } else if (!Sha256.of(file).equals(input.sha256())) {
        reasons.add(file + " is not the one that it was computed from");
      }
    }
    Set<String> known =
        record.basis().inputs().stream().map(InputFile::name).collect(Collectors.toSet());
    for (FileSchema schema : Schema.files()) {
      boolean plan = schema.equals(Schema.PREVIOUS_PLAN);
      if (!plan && !known.contains(schema.name()) && Files.exists(folder.resolve(schema.name()))) {
        reasons.add(folder.resolve(schema.name()) + " is new");
      }
    }
    return reasons;
  }
}
