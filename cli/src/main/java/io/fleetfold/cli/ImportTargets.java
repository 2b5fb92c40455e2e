package io.fleetfold.cli;

import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What imported candidates are to meet: an engine that nobody held to its targets serves nobody.
 */
final class ImportTargets {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      description =
          "Folder with the workload: its targets are met, and candidates for other requests are"
              + " warned of.")
  private @Nullable Path folder;

  @Option(
      names = "--ttft",
      paramLabel = "MS",
      converter = AmountText.class,
      description = "Leave out candidates with a longer TTFT (default: ttft_ms of the dataset).")
  private @Nullable Double ttft;

  @Option(
      names = "--tpot",
      paramLabel = "MS",
      converter = AmountText.class,
      description = "Leave out candidates with a longer TPOT (default: tpot_ms of the dataset).")
  private @Nullable Double tpot;

  /** The workload of this name; {@code null} without a dataset. */
  @Nullable Workload workload(String name) throws InvalidInputException {
    if (folder == null) {
      return null;
    }
    List<Workload> workloads = DatasetReader.read(folder).workloads();
    return workloads.stream()
        .filter(workload -> workload.id().equals(name))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                "--workload: \""
                    + name
                    + "\" is not in workloads.csv of "
                    + folder
                    + ", which has "
                    + names(workloads)));
  }

  private static String names(List<Workload> workloads) {
    return String.join(", ", workloads.stream().map(Workload::id).toList());
  }

  /** The targets, of which each may be given instead of the workload's. */
  Workload.Targets targets(@Nullable Workload workload) {
    if (workload == null && (ttft == null || tpot == null)) {
      throw wrong(
          "Candidates may miss your targets: give --ttft and --tpot in milliseconds, or --dataset"
              + " with the folder of the workload");
    }
    Workload.Targets own =
        workload == null ? new Workload.Targets(Double.NaN, Double.NaN) : workload.targets();
    return new Workload.Targets(
        Objects.requireNonNullElse(ttft, own.ttftMillis()),
        Objects.requireNonNullElse(tpot, own.tpotMillis()));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
