package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which phases take which accelerators of a fleet, by type and site. */
final class FleetUse {

  /** Accelerators of one type in one site. */
  record Pool(Accelerator type, Site site) {}

  private final FleetProblem problem;
  private final Map<Pool, TypeUse> uses = new LinkedHashMap<>();

  private FleetUse(FleetProblem problem) {
    this.problem = problem;
  }

  /** What each pool does, in the order of the hosts. Shards that cannot run do nothing. */
  static Map<Pool, TypeUse> of(FleetProblem problem, List<Placement> plan) {
    var fleet = new FleetUse(problem);
    List<Placement> placements =
        plan.stream()
            .filter(shard -> problem.findProfile(shard.kind(), shard.host()) != null)
            .toList();
    Map<Host, Long> millisInUse = new HashMap<>();
    for (Placement placement : placements) {
      millisInUse.merge(placement.host(), placement.kind().acceleratorMillis(), Long::sum);
    }
    for (Host host : problem.dataset().hosts()) {
      fleet.add(host, stock(host, millisInUse.getOrDefault(host, 0L)), noPhases());
    }
    for (Placement placement : placements) {
      fleet.add(placement.host(), new TypeUse.Stock(0, 0, 0), fleet.phases(placement));
    }
    return fleet.uses;
  }

  private void add(Host host, TypeUse.Stock stock, List<TypeUse.PhaseCell> phases) {
    uses.merge(
        new Pool(host.accelerator(), host.site()),
        new TypeUse(host.accelerator(), stock, phases),
        TypeUse::plus);
  }

  private static TypeUse.Stock stock(Host host, long millisInUse) {
    long unused = Math.max(0, host.accelerators() - (millisInUse + 999) / 1000);
    return host.isActive()
        ? new TypeUse.Stock(host.accelerators(), unused, 0)
        : new TypeUse.Stock(0, 0, host.accelerators());
  }

  private static List<TypeUse.PhaseCell> noPhases() {
    return Arrays.stream(Phase.values()).map(phase -> new TypeUse.PhaseCell(phase, 0, 0)).toList();
  }

  private List<TypeUse.PhaseCell> phases(Placement placement) {
    ShardProfile profile = problem.findProfile(placement.kind(), placement.host());
    List<TypeUse.PhaseCell> cells = new ArrayList<>(noPhases());
    Phase phase = placement.kind().phase();
    cells.set(
        phase.ordinal(),
        new TypeUse.PhaseCell(
            phase,
            placement.kind().acceleratorMillis(),
            profile == null ? 0 : profile.milliwatts()));
    return cells;
  }
}
