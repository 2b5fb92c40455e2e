package io.fleetfold.constraints;

import java.util.List;

/**
 * What a plan is worth and what it breaks, computed without the solver. Immutable.
 *
 * @param violations every broken rule with its amount, in the order of the rules; empty when the
 *     plan is feasible
 * @param workloads what each workload is served, by workload index
 * @param powerDomains what each domain draws, by domain index
 */
public record Audit(
    Score score,
    Money money,
    List<Violation> violations,
    List<WorkloadService> workloads,
    List<DomainLoad> powerDomains) {

  /** Copies the lists, so that an audit never changes. */
  public Audit {
    violations = List.copyOf(violations);
    workloads = List.copyOf(workloads);
    powerDomains = List.copyOf(powerDomains);
  }

  /** Whether no hard rule is broken; a missed contract is a medium matter. */
  public boolean isFeasible() {
    return score.hard() == 0;
  }
}
