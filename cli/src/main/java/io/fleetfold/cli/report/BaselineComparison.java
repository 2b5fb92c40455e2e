package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.Figures.rps;
import static io.fleetfold.cli.report.Figures.signedUsd;

import io.fleetfold.constraints.Money;
import io.fleetfold.constraints.WorkloadService;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.Baseline;
import io.fleetfold.solver.SolveResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a plan does otherwise than a plain rule, and what that brings. */
final class BaselineComparison {

  private static final int DIFFERENCES = 3;
  private static final int REASSIGNMENTS = 3;

  private record Amount(String text, long microUsdPerHour) {}

  private record Use(Accelerator type, Phase phase) {}

  private record Change(Use use, long before, long now) {
    long size() {
      return Math.abs(now - before);
    }
  }

  private final SolveResult result;
  private final Baseline baseline;

  private BaselineComparison(SolveResult result, Baseline baseline) {
    this.result = result;
    this.baseline = baseline;
  }

  static BaselineLine of(SolveResult result, Baseline baseline) {
    var comparison = new BaselineComparison(result, baseline);
    long gain =
        result.audit().money().marginMicroUsdPerHour()
            - baseline.audit().money().marginMicroUsdPerHour();
    List<String> differences = new ArrayList<>(comparison.contracts());
    differences.addAll(comparison.money());
    differences.addAll(comparison.reassignments());
    return new BaselineLine(baseline, gain, differences);
  }

  /** Contracts come before money, so what is missed of them explains a lower margin. */
  private List<String> contracts() {
    long before = -baseline.audit().score().medium();
    long now = -result.audit().score().medium();
    return before == now
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT, "contracts miss %s instead of %s requests/s", rps(now), rps(before)));
  }

  /** Where the margin differs, most money first. */
  private List<String> money() {
    List<Amount> amounts = new ArrayList<>();
    for (int i = 0; i < result.audit().workloads().size(); i++) {
      amounts.add(service(baseline.audit().workloads().get(i), result.audit().workloads().get(i)));
    }
    Money before = baseline.audit().money();
    Money now = result.audit().money();
    amounts.add(cost("energy", before.energyMicroUsdPerHour(), now.energyMicroUsdPerHour()));
    amounts.add(cost("rental", before.rentalMicroUsdPerHour(), now.rentalMicroUsdPerHour()));
    return amounts.stream()
        .filter(amount -> Math.abs(amount.microUsdPerHour()) >= 5_000)
        .sorted(Comparator.comparingLong(amount -> -Math.abs(amount.microUsdPerHour())))
        .limit(DIFFERENCES)
        .map(Amount::text)
        .toList();
  }

  private static Amount service(WorkloadService before, WorkloadService now) {
    long gain =
        new WorkloadLine(now, null).revenueMicroUsdPerHour()
            - new WorkloadLine(before, null).revenueMicroUsdPerHour();
    String text =
        String.format(
            Locale.ROOT,
            "%s served %s instead of %s requests/s (%s/h)",
            now.workload().id(),
            rps(now.servedMicroRps()),
            rps(before.servedMicroRps()),
            signedUsd(gain));
    return new Amount(text, gain);
  }

  private static Amount cost(String name, long before, long now) {
    return new Amount(
        String.format(Locale.ROOT, "%s (%s/h)", name, signedUsd(before - now)), before - now);
  }

  /** Which phases changed places, most accelerators first. */
  private List<String> reassignments() {
    Map<Use, Long> before = uses(baseline.placements());
    Map<Use, Long> now = uses(result.placements());
    Set<Use> either = new LinkedHashSet<>(now.keySet());
    either.addAll(before.keySet());
    return either.stream()
        .map(use -> new Change(use, before.getOrDefault(use, 0L), now.getOrDefault(use, 0L)))
        .filter(change -> change.size() >= 1000)
        .sorted(Comparator.comparingLong(change -> -change.size()))
        .limit(REASSIGNMENTS)
        .map(BaselineComparison::text)
        .toList();
  }

  private static Map<Use, Long> uses(List<Placement> placements) {
    Map<Use, Long> uses = new LinkedHashMap<>();
    for (Placement placement : placements) {
      var use = new Use(placement.host().accelerator(), placement.kind().phase());
      uses.merge(use, placement.kind().acceleratorMillis(), Long::sum);
    }
    return uses;
  }

  private static String text(Change change) {
    return String.format(
        Locale.ROOT,
        "%s: %s on %s instead of %s",
        change.use().type().id(),
        change.use().phase().text(),
        Figures.accelerators(change.now()),
        Figures.accelerators(change.before()));
  }
}
