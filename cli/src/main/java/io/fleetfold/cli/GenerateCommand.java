package io.fleetfold.cli;

import io.fleetfold.cli.files.FolderKind;
import io.fleetfold.cli.files.ResultFolder;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.domain.csv.DatasetWriter;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
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
import picocli.CommandLine.Spec;

/** {@code generate}: writes a made-up fleet as a dataset. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes up a fleet in the shape of a real one and writes it as a dataset: racks of five hosts"
          + " with eight accelerators of one type, power limits at every level, measured profiles,"
          + " workloads with a long tail.",
      "The same options give the same files."
    })
final class GenerateCommand implements Callable<Integer> {

  /** Above this the files would be larger than what is read. */
  private static final long MOST_ACCELERATORS = 1_000_000;

  private static final long MOST_WORKLOADS = 1_000;
  private static final long MOST_SITES = 26;

  @Spec private CommandSpec spec;

  @Option(
      names = "--accelerators",
      paramLabel = "N",
      required = true,
      converter = CountText.class,
      description = "Accelerators, rounded up to whole racks of 40; at most 1000000.")
  private long accelerators;

  @Option(
      names = "--workloads",
      paramLabel = "N",
      converter = CountText.class,
      description = "Streams of requests (default: as many as such a fleet has, 10 to 80).")
  private @Nullable Long workloads;

  @Option(
      names = "--sites",
      paramLabel = "N",
      converter = CountText.class,
      description = "Data centres, at most 26 (default: 1 to 3).")
  private @Nullable Long sites;

  @Option(
      names = "--demand-factor",
      paramLabel = "FACTOR",
      converter = AmountText.class,
      description = "Demand over what the fleet can about serve (default: 1.3).")
  private @Nullable Double demandFactor;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Another seed, another fleet (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for the dataset; a generated dataset that is there is replaced.")
  @SuppressWarnings("NullAway.Init") // required
  private Path out;

  @Option(
      names = "--force",
      description = "Use the folder even if it holds files but no generated dataset.")
  private boolean force;

  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    FleetShape shape = shape();
    try (ResultFolder folder = ResultFolder.open(out, FolderKind.GENERATED_DATASET, force)) {
      Dataset dataset = FleetGenerator.generate(shape);
      folder.replace(files -> DatasetWriter.write(dataset, files, List.of(howMade(shape))));
      talk.result().println(out + ": " + contents(dataset));
      talk.result().flush();
    }
    return ExitCode.DONE;
  }

  private FleetShape shape() {
    FleetShape usual = FleetShape.of((int) within(accelerators, MOST_ACCELERATORS), seed);
    try {
      return new FleetShape(
          usual.accelerators(),
          workloads == null ? usual.workloads() : (int) within(workloads, MOST_WORKLOADS),
          sites == null ? usual.sites() : (int) within(sites, MOST_SITES),
          demandFactor == null ? usual.demandFactor() : demandFactor,
          seed);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private long within(long number, long most) {
    if (number < 1 || number > most) {
      throw new ParameterException(
          spec.commandLine(), number + " is not a whole number from 1 to " + most);
    }
    return number;
  }

  private static String howMade(FleetShape shape) {
    return String.format(
        Locale.ROOT,
        "%s %s: generate --accelerators %d --workloads %d --sites %d --demand-factor %s --seed %d",
        FolderKind.GENERATED,
        Version.text(),
        shape.accelerators(),
        shape.workloads(),
        shape.sites(),
        shape.demandFactor(),
        shape.seed());
  }

  private static String contents(Dataset dataset) {
    long accelerators = dataset.hosts().stream().mapToLong(Host::accelerators).sum();
    return String.join(
        ", ",
        Figures.counted(accelerators, "accelerator"),
        Figures.counted(dataset.hosts().size(), "host"),
        Figures.counted(dataset.powerDomains().size(), "power domain"),
        Figures.counted(dataset.sites().size(), "site"),
        Figures.counted(dataset.workloads().size(), "workload"),
        Figures.counted(dataset.profiles().size(), "profile"));
  }
}
