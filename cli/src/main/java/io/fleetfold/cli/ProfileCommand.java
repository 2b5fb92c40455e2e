package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFile;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.html.RooflineChart;
import io.fleetfold.cli.report.ComparisonJson;
import io.fleetfold.cli.report.ComparisonTables;
import io.fleetfold.cli.report.ProfilesCsv;
import io.fleetfold.domain.comparison.Comparison;
import io.fleetfold.domain.csv.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code profile}: what the performance model says of every workload, phase and accelerator of a
 * dataset, or of all accelerators for one workload.
 */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      "fleetfold profile DATASET [--slo-margin=SHARE] [--calibration=DIR] [--strict]",
      "fleetfold profile --model=MODEL --prompt=TOKENS --output=TOKENS --ttft=MS --tpot=MS",
      "                  [--accelerator=TYPE]... [--rent=TYPE=USD]... [--years=N]",
      "                  [--precision=FORMAT] [--slo-margin=SHARE] [--calibration=DIR]",
      "                  [--chart=FILE.svg] [--json=FILE]"
    },
    description = {
      "With a dataset: prints the profiles that a plan would use, in the form of profiles.csv: what"
          + " one shard of a phase takes and sustains on each type of accelerator. Comments say how"
          + " the engine runs, and why a phase cannot run on a type. Correct a row by a"
          + " measurement, keep those that you trust, and put the file into the dataset.",
      "With --model: compares accelerators for one workload in both phases and aggregated:"
          + " requests/s for a kilowatt, for a dollar and for an accelerator, what binds, and why"
          + " one cannot do it."
    })
final class ProfileCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DATASET",
      description = "Folder of CSV files.")
  private @Nullable Path dataset;

  @Mixin private ComparisonOptions options;
  @Mixin private ModelOptions modelOptions;
  @Mixin private WarningOptions warnings;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws InvalidInputException, ResultFolderException {
    Path folder = dataset;
    if (folder == null) {
      compare();
    } else if (options.given().isEmpty()) {
      var compiled =
          DatasetOptions.compile(folder, null, ChangeOptions.DEFAULT, modelOptions.read());
      warnings.heed(compiled.problem().dataset().warnings());
      ProfilesCsv.print(compiled.problem(), talk.result());
    } else {
      throw options.wrong(
          String.join(", ", options.given())
              + " describes a workload of its own and does not go with a DATASET; leave one out");
    }
    return ExitCode.DONE;
  }

  private void compare() throws InvalidInputException, ResultFolderException {
    var workload = options.workload();
    Path chart = options.chart();
    Path json = options.json();
    for (Path file : Arrays.asList(chart, json)) {
      if (file != null) {
        ResultFile.check(file);
      }
    }
    var chosen = modelOptions.read();
    var comparison = Comparison.of(workload, options.types(), chosen.model(), options.prices());
    if (chart != null) {
      ResultFile.replace(chart, out -> RooflineChart.write(comparison, out));
    }
    if (json != null) {
      ResultFile.replace(json, out -> ComparisonJson.write(comparison, chosen.calibration(), out));
    }
    ComparisonTables.print(comparison, talk.result());
  }
}
