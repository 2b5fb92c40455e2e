package io.fleetfold.solver.bound;

import java.util.List;

/** The prices of the limits: what one more unit of each would change in the bound. Immutable. */
public record ShadowPrices(
    List<DomainPrice> powerDomains,
    List<AcceleratorPrice> accelerators,
    List<WorkloadPrice> workloads) {

  /** Copies the lists, so that prices never change. */
  public ShadowPrices {
    powerDomains = List.copyOf(powerDomains);
    accelerators = List.copyOf(accelerators);
    workloads = List.copyOf(workloads);
  }
}
