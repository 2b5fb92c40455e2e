package example;

import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.change.FleetChange;
import java.util.List;

/** Another program that plans a fleet with Fleetfold, and loses a host on the way. */
public final class Embedder {

  private Embedder() {}

  public static void main(String[] arguments) throws InvalidInputException {
    FleetProblem problem =
        FleetProblem.of(
            DatasetReader.check(fleet()), ClosedForm.bundled(), new Migration(2, 24, 60, 10));
    var solver = new FleetSolver(problem, SolveOptions.steps(5, 1));
    solver.onImprovement(improvement -> {
      if (solverStillHas(improvement.plan().problem(), "old-2")) {
        solver.change(FleetChange.hostLost("old-2"));
      }
    });
    SolveResult result = solver.solve();
    System.out.println("hosts: " + result.problem().dataset().hosts());
    System.out.println("feasible: " + result.audit().isFeasible());
    System.out.println("margin: " + result.audit().money().marginMicroUsdPerHour());
    System.out.println("bound: " + Math.round(result.bound().upperBoundUsdPerHour() * 1e6));
  }

  private static boolean solverStillHas(FleetProblem problem, String host) {
    return problem.dataset().hosts().stream().anyMatch(known -> known.id().equals(host));
  }

  private static Dataset fleet() {
    Site site = Site.of("fra", 0.12, 1.3);
    PowerDomain hall = PowerDomain.root("hall", 25.0);
    var old = BundledCatalogue.accelerator("a100-80");
    var young = BundledCatalogue.accelerator("h100");
    Workload chat =
        Workload.of(
            "chat",
            BundledCatalogue.model("llama-3.1-8b"),
            new Workload.Demand(400, 0),
            new Workload.Requests(1000, 200, 0),
            new Workload.Targets(2000, 60),
            new Workload.Prices(0.2, 0.6));
    return Dataset.of(
        "embedded",
        List.of(site),
        List.of(hall),
        List.of(
            Host.of("old-1", site, hall, old, 8),
            Host.of("old-2", site, hall, old, 8),
            Host.of("young", site, hall, young, 4)),
        List.of(chat));
  }
}
