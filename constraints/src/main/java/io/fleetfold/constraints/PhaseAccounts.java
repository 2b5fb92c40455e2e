package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a plan's margin between types and phases.
 *
 * <p>A workload's revenue goes to its aggregated shards and to its prefill and decode pairs of each
 * zone in proportion to their capacity. A request of a pair is earned by both phases; its revenue
 * is split in proportion to the power that the workload's prefill and decode shards of the zone
 * draw. Within a phase it follows the requests served, so a type that serves more of them with the
 * same power shows a higher margin per kilowatt. A shard pays for its own energy, and for its
 * host's rental in proportion to its accelerators; what idles is nobody's.
 */
final class PhaseAccounts {

  private final FleetProblem problem;
  private final List<Placement> placements;
  private final HostTotals hosts;
  private final ServiceTotals services;

  /** By workload, phase and zone. */
  private final double[][][] milliwatts;

  PhaseAccounts(FleetProblem problem, List<Placement> placements) {
    this.problem = problem;
    this.placements = placements;
    this.hosts = HostTotals.of(problem, placements);
    this.services = ServiceTotals.of(problem, placements);
    var dataset = problem.dataset();
    this.milliwatts =
        new double[dataset.workloads().size()][Phase.values().length][problem.zones().size()];
  }

  List<PhaseUse> uses() {
    for (Placement placement : placements) {
      milliwatts[placement.kind().workload().index()][placement.kind().phase().ordinal()][
              problem.zone(placement.host()).index()] +=
          milliwatts(placement);
    }
    var accounts = new Account[problem.types().size()][Phase.values().length];
    for (Placement placement : placements) {
      int type = problem.typeIndex(placement.host().accelerator());
      int phase = placement.kind().phase().ordinal();
      if (accounts[type][phase] == null) {
        accounts[type][phase] = new Account();
      }
      post(accounts[type][phase], placement);
    }
    return listed(accounts);
  }

  /** Running sums of one type and phase. */
  private static final class Account {
    private double accelerators;
    private double requestsPerSecond;
    private double watts;
    private double marginUsdPerHour;
  }

  private List<PhaseUse> listed(@Nullable Account[][] accounts) {
    var uses = new ArrayList<PhaseUse>();
    for (int type = 0; type < accounts.length; type++) {
      for (Phase phase : Phase.values()) {
        Account account = accounts[type][phase.ordinal()];
        if (account != null) {
          uses.add(
              new PhaseUse(
                  problem.types().get(type),
                  phase,
                  account.accelerators,
                  account.requestsPerSecond,
                  account.watts,
                  account.marginUsdPerHour));
        }
      }
    }
    return uses;
  }

  private void post(Account account, Placement placement) {
    account.accelerators += placement.kind().acceleratorMillis() / 1e3;
    account.watts += milliwatts(placement) / 1e3;
    double served = servedRequestsPerSecond(placement);
    account.requestsPerSecond += served;
    double revenue =
        served
            * placement.kind().workload().microUsdPerHourPerRps()
            / 1e6
            * revenueShare(placement);
    account.marginUsdPerHour += revenue - costUsdPerHour(placement);
  }

  /** A shard's share of the requests of its phase and zone, as far as the plan serves them. */
  private double servedRequestsPerSecond(Placement placement) {
    Workload workload = placement.kind().workload();
    Phase phase = placement.kind().phase();
    KvZone zone = problem.zone(placement.host());
    ShardProfile profile = RunningShards.findProfile(problem, placement);
    long capacity = services.capacityMicroRps(workload);
    if (profile == null || profile.rateMicroRps() == 0 || capacity == 0) {
      return 0;
    }
    double ofPhase = services.rateMicroRps(workload, phase, zone);
    double useful = phase == Phase.AGGREGATED ? ofPhase : services.pairedMicroRps(workload, zone);
    double servedShare = (double) services.servedMicroRps(workload) / capacity;
    return profile.rateMicroRps() * (useful / ofPhase) * servedShare / 1e6;
  }

  /** Which part of a request's price this phase earns. */
  private double revenueShare(Placement placement) {
    Phase phase = placement.kind().phase();
    if (phase == Phase.AGGREGATED) {
      return 1;
    }
    double[][] draws = milliwatts[placement.kind().workload().index()];
    int zone = problem.zone(placement.host()).index();
    double both = draws[Phase.PREFILL.ordinal()][zone] + draws[Phase.DECODE.ordinal()][zone];
    return both == 0 ? 0.5 : draws[phase.ordinal()][zone] / both;
  }

  private double costUsdPerHour(Placement placement) {
    Host host = placement.host();
    long energy = problem.energyMicroUsdPerHour(milliwatts(placement), host.site());
    double share = (double) placement.kind().acceleratorMillis() / hosts.acceleratorMillis(host);
    double rental = share * hosts.acceleratorsInUse(host) * host.rentalMicroUsdPerAcceleratorHour();
    return (energy + rental) / 1e6;
  }

  /** What the shard draws, the idle draw of the accelerators that it has to itself included. */
  private long milliwatts(Placement placement) {
    ShardProfile profile = RunningShards.findProfile(problem, placement);
    if (profile == null) {
      return 0;
    }
    Host host = placement.host();
    long held = profile.acceleratorMillis() / 1000 * host.idleMilliwattsPerAccelerator();
    return held + RunningShards.milliwattsAboveIdle(profile, host);
  }
}
