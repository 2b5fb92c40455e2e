package io.fleetfold.cli.report;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.AcceleratorPrice;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.DomainPrice;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.bound.WorkloadPrice;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bound, and how far a plan is from it.
 *
 * @param audit of the plan; {@code null} when no plan was given
 */
public record BoundFigures(FleetProblem problem, BoundReport bound, @Nullable Audit audit) {

  /**
   * What a kind of limit costs the fleet.
   *
   * @param limit power, accelerators, demand or contracts
   * @param usdPerHourOfOnePercent what one percent more of it everywhere would earn; of contracts,
   *     one percent less
   * @param binding how many such limits have a price
   * @param of how many there are
   */
  public record Binding(String limit, double usdPerHourOfOnePercent, long binding, long of) {}

  private static final double NOTHING = 1e-6;

  /** The gap of the plan; {@code null} without a plan, or when it breaks a limit. */
  public @Nullable Double gap() {
    return audit == null || !audit.isFeasible()
        ? null
        : (Double)
            Gap.of(
                AuditedBound.usdPerHour(bound, audit), audit.money().marginMicroUsdPerHour() / 1e6);
  }

  /** Whether contracts lower the bound, so that a plan that misses some may earn more. */
  boolean isForContracts() {
    return AuditedBound.isForContracts(bound, problem.dataset().workloads());
  }

  /** The kinds of limits, the one that costs most first. */
  public List<Binding> bindings() {
    return Stream.of(power(), accelerators(), demand(), contracts())
        .sorted(Comparator.comparingDouble(each -> -each.usdPerHourOfOnePercent()))
        .toList();
  }

  private Binding power() {
    List<DomainPrice> prices =
        bound.prices().powerDomains().stream()
            .filter(price -> price.domain().limitMilliwatts() != null)
            .toList();
    double worth = 0;
    for (DomainPrice price : prices) {
      Long limit = price.domain().limitMilliwatts();
      worth += limit == null ? 0 : price.usdPerKwHour() * limit * 1e-8;
    }
    long binding = prices.stream().filter(price -> price.usdPerKwHour() > NOTHING).count();
    return new Binding("power", worth, binding, prices.size());
  }

  private Binding accelerators() {
    List<AcceleratorPrice> prices = bound.prices().accelerators();
    double worth = 0;
    for (AcceleratorPrice price : prices) {
      worth += price.usdPerHour() * count(price) / 100;
    }
    long binding = prices.stream().filter(price -> price.usdPerHour() > NOTHING).count();
    return new Binding("accelerators", worth, binding, prices.size());
  }

  /** Accelerators of the type in active hosts of the site. */
  long count(AcceleratorPrice price) {
    return problem.dataset().hosts().stream()
        .filter(Host::isActive)
        .filter(host -> host.accelerator().equals(price.type()) && host.site().equals(price.site()))
        .mapToLong(Host::accelerators)
        .sum();
  }

  private Binding demand() {
    List<WorkloadPrice> prices = bound.prices().workloads();
    double worth = 0;
    for (WorkloadPrice price : prices) {
      worth += price.demandUsdPerHourPerRps() * price.workload().demandMicroRps() * 1e-8;
    }
    long binding =
        prices.stream().filter(price -> price.demandUsdPerHourPerRps() > NOTHING).count();
    return new Binding("demand", worth, binding, prices.size());
  }

  private Binding contracts() {
    List<WorkloadPrice> prices =
        bound.prices().workloads().stream()
            .filter(price -> price.workload().promisedMicroRps() > 0)
            .toList();
    double worth = 0;
    for (WorkloadPrice price : prices) {
      worth += price.contractUsdPerHourPerRps() * price.workload().promisedMicroRps() * 1e-8;
    }
    long binding =
        prices.stream().filter(price -> price.contractUsdPerHourPerRps() > NOTHING).count();
    return new Binding("contracts", worth, binding, prices.size());
  }
}
