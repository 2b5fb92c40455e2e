package io.fleetfold.cli;

import io.fleetfold.domain.comparison.HourlyPrices;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Workload;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A workload described on the command line, and the accelerators to compare for it. */
final class ComparisonOptions {

  private static final double DEFAULT_YEARS = 5;

  /** More than any fleet serves, so that engines of every size are looked at. */
  private static final double ANY_DEMAND_RPS = 1e8;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--model", paramLabel = "MODEL", description = "A model of the catalogue.")
  private @Nullable String model;

  @Option(
      names = "--prompt",
      paramLabel = "TOKENS",
      converter = AmountText.class,
      description = "Prompt tokens of a request.")
  private @Nullable Double prompt;

  @Option(
      names = "--output",
      paramLabel = "TOKENS",
      converter = AmountText.class,
      description = "Output tokens of a request.")
  private @Nullable Double output;

  @Option(
      names = "--ttft",
      paramLabel = "MS",
      converter = AmountText.class,
      description = "Longest time to the first token.")
  private @Nullable Double ttft;

  @Option(
      names = "--tpot",
      paramLabel = "MS",
      converter = AmountText.class,
      description = "Longest time per output token.")
  private @Nullable Double tpot;

  @Option(
      names = "--accelerator",
      paramLabel = "TYPE",
      description = "Compare this type; may be repeated (default: all of the catalogue).")
  private List<String> accelerators = new ArrayList<>();

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      description =
          "One of fp16, bf16, fp8, int8, fp4, int4 (default: the best that both support).")
  private @Nullable Precision precision;

  @Option(
      names = "--rent",
      paramLabel = "TYPE=USD",
      description = "Dollars an hour for one accelerator of a type; may be repeated.")
  private List<String> rents = new ArrayList<>();

  @Option(
      names = "--years",
      paramLabel = "N",
      converter = AmountText.class,
      description = "Years over which the catalogue's purchase prices are spread (default: 5).")
  private @Nullable Double years;

  @Option(
      names = "--chart",
      paramLabel = "FILE.svg",
      description = "Draw the rooflines with a dot for each phase and accelerator.")
  private @Nullable Path chart;

  @Option(names = "--json", paramLabel = "FILE", description = "Write every engine as JSON.")
  private @Nullable Path json;

  @Nullable Path chart() {
    return chart;
  }

  @Nullable Path json() {
    return json;
  }

  /** Whether any of these options was typed, and which. */
  List<String> given() {
    return command.commandLine().getParseResult().matchedOptions().stream()
        .filter(option ->
            option.userObject() instanceof Field field
                && field.getDeclaringClass() == ComparisonOptions.class)
        .map(option -> option.longestName())
        .distinct()
        .toList();
  }

  Workload workload() {
    List<String> missing = new ArrayList<>();
    require(missing, "--model", model);
    require(missing, "--prompt", prompt);
    require(missing, "--output", output);
    require(missing, "--ttft", ttft);
    require(missing, "--tpot", tpot);
    if (model == null || prompt == null || output == null || ttft == null || tpot == null) {
      throw wrong("Without a DATASET, also needed: " + String.join(", ", missing));
    }
    return withinContext(
        new Workload(
            0,
            "profile",
            known(BundledCatalogue::model, model),
            new Workload.Demand(ANY_DEMAND_RPS, 0),
            new Workload.Requests(
                atLeast("--prompt", prompt, 1), atLeast("--output", output, 1), 0),
            new Workload.Targets(atLeast("--ttft", ttft, 1e-3), atLeast("--tpot", tpot, 1e-3)),
            new Workload.Prices(0, 0),
            new Workload.Rules(Serving.ANY, Set.of(), precision)));
  }

  /** As in a dataset, where a longer request is refused. */
  private Workload withinContext(Workload workload) {
    Integer most = workload.model().maxContextTokens();
    double tokens = workload.requests().promptTokens() + workload.requests().outputTokens();
    if (most != null && tokens > most) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "--prompt and --output together are %.0f tokens, and %s takes at most %d",
              Math.ceil(tokens),
              workload.model().id(),
              most));
    }
    return workload;
  }

  private static void require(List<String> missing, String option, @Nullable Object value) {
    if (value == null) {
      missing.add(option);
    }
  }

  private double atLeast(String option, double value, double least) {
    if (value < least) {
      throw wrong(option + " must be at least " + (least == 1 ? "1" : "0.001"));
    }
    return value;
  }

  List<Accelerator> types() {
    return accelerators.isEmpty()
        ? BundledCatalogue.accelerators()
        : accelerators.stream()
            .distinct()
            .map(id -> known(BundledCatalogue::accelerator, id))
            .toList();
  }

  HourlyPrices prices() {
    var rentals = new TreeMap<String, Double>();
    for (String rent : rents) {
      int equals = rent.lastIndexOf('=');
      if (equals < 0) {
        throw wrong("--rent takes TYPE=USD, such as h100=2.50; it got " + rent);
      }
      Accelerator type = known(BundledCatalogue::accelerator, rent.substring(0, equals));
      rentals.put(type.id(), dollars(rent.substring(equals + 1)));
    }
    return new HourlyPrices(
        rentals, years == null ? DEFAULT_YEARS : atLeast("--years", years, 1e-3));
  }

  private double dollars(String text) {
    double usd = known(new AmountText()::convert, text);
    if (usd == 0) {
      throw wrong("--rent: a price must be above 0");
    }
    return usd;
  }

  /** What a text names, or else what was typed wrongly. */
  private <T> T known(Function<String, T> lookup, String text) {
    try {
      return lookup.apply(text);
    } catch (IllegalArgumentException | TypeConversionException unknown) {
      throw wrong(String.valueOf(unknown.getMessage()));
    }
  }

  ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
