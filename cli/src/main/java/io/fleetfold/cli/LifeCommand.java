package io.fleetfold.cli;

import io.fleetfold.cli.html.LineChart;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.LifeStudy;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.solver.economics.life.Candidate;
import io.fleetfold.solver.economics.life.EconomicLife;
import io.fleetfold.solver.economics.life.EconomicsFiles;
import io.fleetfold.solver.economics.life.Finance;
import io.fleetfold.solver.economics.life.LifeSpan;
import io.fleetfold.solver.economics.life.Obsolescence;
import io.fleetfold.solver.economics.life.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code life}: how long hardware pays. */
@Command(
    name = "life",
    mixinStandardHelpOptions = true,
    description = {
      "Says of each accelerator type and site whether its power and space would earn more with the"
          + " best new part, and for how many years each type still pays under several scenarios,"
          + " with and without disaggregation.",
      "Every figure is of the linear bound and its prices; assumptions are printed."
    })
final class LifeCommand implements Callable<Integer> {

  private static final long MOST_YEARS = 40;

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions dataset;
  @Mixin private FinanceOptions prices;

  @Option(
      names = "--scenarios",
      paramLabel = "FILE",
      description =
          "Scenarios in the form of datasets/economics/scenarios.csv (default: that file).")
  private @Nullable Path scenarioFile;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Only this scenario; may be repeated (default: all).")
  private List<String> chosen = List.of();

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "15",
      converter = CountText.class,
      description = "Years to look ahead, 0 for today only (default: ${DEFAULT-VALUE}).")
  private long years;

  @Mixin private StudyOptions study;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    if (years > MOST_YEARS) {
      throw new ParameterException(spec.commandLine(), "--years is at most " + MOST_YEARS);
    }
    if (EngineCheck.isMissing("are no prices", talk)) {
      return ExitCode.USAGE;
    }
    Finance finance = prices.finance();
    Dataset read = dataset.facts();
    List<Candidate> candidates =
        EconomicsFiles.candidates(prices.candidates(), read.sources().accelerators(), finance);
    List<Scenario> scenarios = years == 0 ? List.of() : scenarios();
    ClosedForm model = dataset.model().model();
    study.run(
        "life", dataset.folder(), talk, () -> work(read, model, candidates, scenarios, finance));
    return ExitCode.DONE;
  }

  private List<Scenario> scenarios() throws InvalidInputException {
    List<Scenario> all = EconomicsFiles.scenarios(scenarioFile);
    List<String> names = all.stream().map(Scenario::id).toList();
    for (String name : chosen) {
      if (!names.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no scenario \"" + name + "\"; there are " + String.join(", ", names) + ".");
      }
    }
    return all.stream()
        .filter(scenario -> chosen.isEmpty() || chosen.contains(scenario.id()))
        .toList();
  }

  private StudyOptions.Result work(
      Dataset read,
      ClosedForm model,
      List<Candidate> candidates,
      List<Scenario> scenarios,
      Finance finance)
      throws InvalidInputException {
    talk.say("Replacing each type by each of " + candidates.size() + " candidates");
    var verdicts = Obsolescence.of(read, model, candidates, finance);
    var life = new EconomicLife(read, model, candidates, (int) Math.max(1, years));
    List<LifeSpan> spans = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      talk.say("Scenario " + scenario.id());
      LifeSpan.World.ALL.forEach(world -> spans.addAll(life.spans(scenario, world)));
    }
    var made =
        new LifeStudy(
            read, verdicts, candidates, spans, EconomicsFiles.retirements(), finance, (int) years);
    return new StudyOptions.Result(
        made.study(), spans.isEmpty() ? Map.of() : Map.of("life.svg", chart(read.name(), spans)));
  }

  private static String chart(String name, List<LifeSpan> spans) {
    Scenario first = spans.getFirst().scenario();
    List<LineChart.Series> series = new ArrayList<>();
    for (LifeSpan span : spans) {
      boolean shown = span.scenario().equals(first) && span.world().disaggregated();
      double today = span.rents().isEmpty() ? 0 : span.rents().getFirst();
      if (shown && !span.world().entry() && today > 0) {
        series.add(
            new LineChart.Series(
                span.type() + ", " + usd(today) + " today", false, points(span, today)));
      }
    }
    return LineChart.svg(
        name + ", scenario " + first.id() + ": what an accelerator earns after upkeep, nothing new",
        "years from " + first.baseYear(),
        "share of today",
        series);
  }

  private static String usd(double usd) {
    return Figures.usd(usd) + "/h";
  }

  private static List<double[]> points(LifeSpan span, double today) {
    List<double[]> points = new ArrayList<>();
    for (int year = 0; year < span.rents().size(); year++) {
      points.add(new double[] {year, Math.max(0, span.rents().get(year) / today)});
    }
    return points;
  }
}
