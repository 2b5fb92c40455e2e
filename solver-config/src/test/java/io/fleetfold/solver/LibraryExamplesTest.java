package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.change.FleetChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The examples of the Javadoc and of the README: what stands there is compiled and run here. */
class LibraryExamplesTest {

  private static final Path folder = Path.of("../datasets/accepted/comments");

  private static FleetProblem smallProblem() {
    // @start region="code"
    Site site = Site.of("fra", 0.12, 1.3);
    PowerDomain hall = PowerDomain.root("hall", 20.0);
    Host old = Host.of("old", site, hall, BundledCatalogue.accelerator("a100-80"), 8);
    Host young = Host.of("young", site, hall, BundledCatalogue.accelerator("h100"), 8);
    Workload chat =
        Workload.of(
            "chat",
            BundledCatalogue.model("llama-3.1-8b"),
            new Workload.Demand(40, 0.5),
            new Workload.Requests(1000, 200, 0),
            new Workload.Targets(2000, 60),
            new Workload.Prices(0.2, 0.6));
    Dataset dataset =
        Dataset.of("code", List.of(site), List.of(hall), List.of(old, young), List.of(chat));
    FleetProblem problem = FleetProblem.of(dataset, ClosedForm.bundled(), Migration.FREE);
    // @end
    return problem;
  }

  @Test
  void solveAFolder() throws InvalidInputException {
    // @start region="solve"
    Dataset dataset = DatasetReader.read(folder);
    FleetProblem problem = FleetProblem.of(dataset, ClosedForm.bundled(), Migration.FREE);
    var options = SolveOptions.steps(5, 0).withTargetGap(0.01);
    SolveResult result = new FleetSolver(problem, options).solve();
    double marginUsdPerHour = result.audit().money().marginMicroUsdPerHour() * 1e-6;
    double noPlanEarnsMore = result.bound().upperBoundUsdPerHour();
    // @end
    assertThat(result.audit().isFeasible()).isTrue();
    assertThat(marginUsdPerHour).isBetween(0.9 * noPlanEarnsMore, noPlanEarnsMore);
  }

  @Test
  void timefoldAlone() {
    FleetProblem problem = smallProblem();
    // @start region="timefold"
    SolverConfig config = SolverConfig.createFromXmlResource(FleetSolverConfig.XML);
    config.withTerminationConfig(new TerminationConfig().withMoveCountLimit(100_000L));
    Solver<FleetPlan> solver = SolverFactory.<FleetPlan>create(config).buildSolver();
    FleetPlan plan = solver.solve(FleetPlan.of(problem));
    for (WorkloadShard shard : plan.getShards()) {
      if (shard.getHost() != null) {
        System.out.println(shard);
      }
    }
    // @end
    assertThat(plan.getScore().isFeasible()).isTrue();
  }

  @Test
  void listenAndCancel() {
    FleetProblem problem = smallProblem();
    List<PlannedFleet> published = new ArrayList<>();
    // @start region="listen"
    var options =
        SolveOptions.seconds(600).withUnimproved(Unimproved.within(Duration.ofSeconds(30), 5));
    var solver = new FleetSolver(problem, options);
    solver.onImprovement(improvement -> {
      published.add(improvement.plan());
      if (improvement.progress().marginUsdPerHour() > 1) {
        solver.stop();
      }
    });
    SolveResult result = solver.solve();
    // @end
    assertThat(result.stoppedEarly()).isTrue();
    assertThat(published.getFirst().audit().isFeasible()).isTrue();
  }

  @Test
  void changeWhileItRuns() throws Exception {
    FleetProblem problem = smallProblem();
    // @start region="change"
    var solver = new FleetSolver(problem, SolveOptions.steps(5, 0));
    try (var threads = Executors.newSingleThreadExecutor()) {
      var result = threads.submit(solver::solve);
      solver.change(FleetChange.hostLost("old"), FleetChange.demandChanged("chat", 25));
      assertThat(result.get().problem().dataset().hosts()).hasSize(1);
    }
    // @end
  }

  @Test
  void pricesOfTheLimits() {
    FleetProblem problem = smallProblem();
    // @start region="prices"
    SolveResult result = new FleetSolver(problem, SolveOptions.steps(5, 0)).solve();
    double share = result.gap(); // 0.01: within 1 % of what no plan can beat
    for (var price : result.prices().powerDomains()) {
      System.out.println(price.domain() + ": " + price.usdPerKwHour() + " $/h a kilowatt more");
    }
    // @end
    assertThat(share).isBetween(-1e-9, 0.5);
    assertThat(result.prices().accelerators()).isNotEmpty();
  }
}
