package io.fleetfold.constraints;

import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.Rule;
import io.fleetfold.domain.plan.Unit;
import java.util.List;

/**
 * Every rule of a plan again, in plain loops: the second opinion on what the solver says, and the
 * words for it.
 *
 * <p>It shares no code with the constraint streams, so that a mistake in one shows as a difference
 * between the two.
 */
public final class PlanAudit {

  private final FleetProblem problem;
  private final Findings findings = new Findings();

  private PlanAudit(FleetProblem problem) {
    this.problem = problem;
  }

  /** Checks and prices a plan. The order of the placements does not matter. */
  public static Audit audit(FleetProblem problem, List<Placement> placements) {
    return new PlanAudit(problem).audit(placements);
  }

  private Audit audit(List<Placement> placements) {
    var hosts = HostTotals.of(problem, placements);
    var services = ServiceTotals.of(problem, placements);
    var domainLoads = DomainTotals.of(problem, hosts).loads();
    var workloadServices = services.services();
    new HostAudit(problem.dataset().hosts(), hosts, findings).run();
    domainLoads.forEach(this::checkPower);
    new ShardAudit(problem, findings).run(placements);
    workloadServices.forEach(this::checkContract);
    Money money = new MoneyTotals(problem, placements).money(hosts, services);
    return new Audit(
        findings.score(money), money, findings.violations(), workloadServices, domainLoads);
  }

  private void checkPower(DomainLoad load) {
    long over = load.overloadMilliwatts();
    if (over > 0) {
      PowerDomain domain = load.domain();
      Unit unit = Rule.POWER.unit();
      String sentence =
          "power domain "
              + domain.id()
              + " draws "
              + unit.text(load.drawMilliwatts())
              + ", "
              + unit.text(over)
              + " over its limit of "
              + unit.text(load.drawMilliwatts() - over);
      findings.addHard(Rule.POWER, domain.id(), over, sentence);
    }
  }

  private void checkContract(WorkloadService service) {
    long shortfall = service.shortfallMicroRps();
    if (shortfall > 0) {
      String id = service.workload().id();
      Unit unit = Rule.CONTRACT.unit();
      String sentence =
          "workload "
              + id
              + " is served "
              + unit.text(service.servedMicroRps())
              + ", "
              + unit.text(shortfall)
              + " less than the "
              + unit.text(service.workload().promisedMicroRps())
              + " promised";
      findings.addMedium(Rule.CONTRACT, id, shortfall, sentence);
    }
  }
}
