package io.fleetfold.cli.report;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Violation;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits of hosts and power domains that the plan in force would break today. */
final class BrokenLimits {

  private final Map<String, String> ofHosts = new HashMap<>();
  private final Map<String, String> ofDomains = new HashMap<>();

  private BrokenLimits(List<Violation> violations) {
    for (Violation violation : violations) {
      boolean power = violation.rule() == Rule.POWER;
      if (violation.rule() != Rule.CONTRACT) {
        (power ? ofDomains : ofHosts).putIfAbsent(violation.subject(), violation.sentence());
      }
    }
  }

  static BrokenLimits of(FleetProblem problem) {
    List<Placement> placements = problem.previous().placements();
    return new BrokenLimits(PlanAudit.audit(problem, placements).violations());
  }

  /**
   * What is broken on the host, or in the lowest power domain above it; {@code null} if nothing.
   */
  @Nullable String around(Host host) {
    String sentence = ofHosts.get(host.id());
    for (PowerDomain domain : host.powerDomain().path()) {
      sentence = sentence == null ? ofDomains.get(domain.id()) : sentence;
    }
    return sentence;
  }
}
