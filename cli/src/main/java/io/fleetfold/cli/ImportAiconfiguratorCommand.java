package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFile;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.ImportedProfilesCsv;
import io.fleetfold.domain.calibration.CatalogueNames;
import io.fleetfold.domain.csv.ColumnType;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.imports.AiconfiguratorImport;
import io.fleetfold.domain.imports.ImportRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import aiconfigurator}: profiles.csv from AIConfigurator's candidates. */
@Command(
    name = "aiconfigurator",
    mixinStandardHelpOptions = true,
    description = {
      "Writes profiles.csv from AIConfigurator's pareto.csv and best_config_topn.csv, aggregated"
          + " and disaggregated: of each phase, type and number of accelerators the candidate with"
          + " the most requests/s. What misses the targets of the workload is left out, and"
          + " counted.",
      "Rates are AIConfigurator's, of engines that are always busy. Watts are its power_w with the"
          + " host's share, or else those of Fleetfold's power model; a comment says which."
    })
final class ImportAiconfiguratorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE.csv", description = "AIConfigurator's tables.")
  @SuppressWarnings("NullAway.Init") // required
  private List<Path> files;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "profiles.csv",
      description = "The table to write.")
  @SuppressWarnings("NullAway.Init") // required
  private Path out;

  @Option(
      names = "--workload",
      required = true,
      paramLabel = "NAME",
      description = "Name of the workload in workloads.csv that the candidates serve.")
  @SuppressWarnings("NullAway.Init") // required
  private String workload;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Its model in the catalogue (default: recognised in the file).")
  private @Nullable String model;

  @Option(
      names = "--accelerator",
      paramLabel = "TYPE",
      description = "The type in the catalogue (default: recognised in the file).")
  private @Nullable String accelerator;

  @Option(
      names = "--prompt",
      paramLabel = "TOKENS",
      converter = AmountText.class,
      description = "Prompt tokens of a request (default: isl of the file).")
  private @Nullable Double prompt;

  @Option(
      names = "--output",
      paramLabel = "TOKENS",
      converter = AmountText.class,
      description = "Output tokens of a request (default: osl of the file).")
  private @Nullable Double output;

  @Mixin private ImportTargets targets;
  @Mixin private WarningOptions warnings;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws InvalidInputException, ResultFolderException {
    check();
    ResultFile.check(out);
    Workload served = targets.workload(workload);
    Workload.Targets target = targets.targets(served);
    var rules =
        new ImportRules(
            model, accelerator, prompt, output, target.ttftMillis(), target.tpotMillis(), served);
    AiconfiguratorImport.Found found = AiconfiguratorImport.read(files, rules);
    warnings.heed(found.warnings());
    if (found.profiles().isEmpty()) {
      talk.errors()
          .printf(
              Locale.ROOT,
              "None of %s meets TTFT %s ms and TPOT %s ms%s%s; nothing was written.%n",
              Figures.counted(found.rows(), "candidate"),
              plain(target.ttftMillis()),
              plain(target.tpotMillis()),
              counted(found.slower(), "too slow"),
              counted(found.unusable(), "unusable"));
      return ExitCode.INPUT_INVALID;
    }
    ResultFile.replace(
        out, text -> ImportedProfilesCsv.write(workload, files, found.profiles(), text));
    talk.result()
        .printf(
            Locale.ROOT,
            "%s: %s of %s%s%s%n",
            out,
            Figures.counted(found.profiles().size(), "profile"),
            Figures.counted(found.rows(), "candidate"),
            counted(found.slower(), "too slow"),
            counted(found.unusable(), "unusable"));
    talk.result().flush();
    return ExitCode.DONE;
  }

  private static String plain(double millis) {
    return BigDecimal.valueOf(millis).stripTrailingZeros().toPlainString();
  }

  private static String counted(int candidates, String what) {
    return candidates == 0 ? "" : ", " + candidates + " of them " + what;
  }

  private void check() {
    var id = new ColumnType.Identifier(false);
    if (workload.isEmpty() || id.parse(workload) == null) {
      throw wrong("--workload: \"" + workload + "\" is not " + id.allowed());
    }
    if (model != null && CatalogueNames.model(model).isEmpty()) {
      throw wrong("--model: \"" + model + "\" is not in the catalogue");
    }
    if (accelerator != null && CatalogueNames.accelerator(accelerator).isEmpty()) {
      throw wrong("--accelerator: \"" + accelerator + "\" is not in the catalogue");
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
