package io.fleetfold.cli;

import io.fleetfold.solver.economics.life.Finance;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What new hardware costs. */
final class FinanceOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--candidates",
      paramLabel = "FILE",
      description =
          "Prices of new parts, in the form of datasets/economics/candidates.csv (default: that"
              + " file).")
  private @Nullable Path candidates;

  @Option(
      names = "--amortise",
      paramLabel = "YEARS",
      converter = AmountText.class,
      description =
          "Years to write a purchase off over (default: 5, as Amazon for servers since 2025).")
  private @Nullable Double years;

  @Option(
      names = "--cost-of-capital",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description = "Interest a year (default: 10%%, an assumption).")
  private @Nullable Double costOfCapital;

  @Option(
      names = "--installation",
      paramLabel = "SHARE",
      converter = AmountText.class,
      description =
          "Server, network and labour as a share of the accelerator's price (default: 0.25, an"
              + " assumption).")
  private @Nullable Double installation;

  @Option(
      names = "--price-fall",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description =
          "By how much the price of a part falls in a year (default: 33%%, from used H100s; weak).")
  private @Nullable Double priceFall;

  @Nullable Path candidates() {
    return candidates;
  }

  /** The terms; a usage error when they mean nothing. */
  Finance finance() {
    Finance usual = Finance.USUAL;
    try {
      return new Finance(
          years == null ? usual.years() : years,
          costOfCapital == null ? usual.costOfCapital() : costOfCapital,
          installation == null ? usual.installationShare() : installation,
          priceFall == null ? usual.priceFallPerYear() : priceFall);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
