package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Small fleets of every shape, each made from a seed: deep power trees, slices, drained hosts,
 * plans in force.
 */
final class RandomFleet {

  private static final long[] SIZES = {125, 250, 500, 1000, 2000, 4000};

  private final Random random;
  private final List<Site> sites = new ArrayList<>();
  private final List<PowerDomain> domains = new ArrayList<>();
  private final List<Accelerator> types = new ArrayList<>();
  private final List<Host> hosts = new ArrayList<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final List<MeasuredProfile> measured = new ArrayList<>();
  private final List<PreviousPlacement> previous = new ArrayList<>();

  RandomFleet(long seed) {
    random = new Random(seed);
    times(1, 7, this::addSite);
    times(1, 25, this::addDomain);
    times(1, 4, this::addType);
    times(1, 12, this::addHost);
    times(1, 6, this::addWorkload);
    if (random.nextBoolean()) {
      times(0, 8, this::addMeasured);
    }
    if (random.nextBoolean()) {
      times(1, 20, this::addPrevious);
    }
  }

  private void times(int least, int most, Runnable action) {
    for (int left = least + random.nextInt(most - least + 1); left > 0; left--) {
      action.run();
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private void addSite() {
    sites.add(
        new Site(
            sites.size(), "site" + sites.size(), random.nextDouble() / 3, 1 + random.nextDouble()));
  }

  private void addDomain() {
    PowerDomain parent = domains.isEmpty() || chance(5) ? null : any(domains);
    Long limit = chance(4) ? null : Long.valueOf(random.nextInt(20_000_000));
    domains.add(new PowerDomain(domains.size(), "domain" + domains.size(), parent, limit));
  }

  private void addType() {
    String id = "type" + types.size();
    types.add(
        new Accelerator(
            id,
            "maker",
            new Accelerator.Memory(
                chance(8) ? null : Double.valueOf(random.nextInt(200_000) / 1e3),
                chance(8) ? null : random.nextDouble() * 9000),
            new Accelerator.Compute(1.0, null, null),
            new Accelerator.PowerDraw(1.0, chance(3) ? 0 : random.nextDouble() * 150, null),
            new Accelerator.Scaling(null, null, null),
            new Accelerator.Provenance(null, null, null, null)));
  }

  private void addHost() {
    HostStatus status =
        chance(4) ? (chance(2) ? HostStatus.DRAIN : HostStatus.OFFLINE) : HostStatus.ACTIVE;
    Double network = chance(3) ? null : Double.valueOf(random.nextDouble());
    var terms =
        new Host.Terms(network, status, null, chance(3) ? 0 : random.nextDouble() * 4, null);
    hosts.add(
        new Host(
            hosts.size(),
            "host" + hosts.size(),
            any(sites),
            any(domains),
            any(types),
            1 + random.nextInt(8),
            terms));
  }

  private void addWorkload() {
    String id = "workload" + workloads.size();
    var model =
        new Model(
            "model" + id,
            1 + random.nextInt(70),
            1,
            10,
            1000,
            Precision.FP8,
            new Model.Shape(null, null, null),
            null);
    Set<Site> allowed = new HashSet<>();
    if (chance(3)) {
      allowed.add(any(sites));
      allowed.add(any(sites));
    }
    Serving serving = chance(3) ? any(List.of(Serving.values())) : Serving.ANY;
    workloads.add(
        new Workload(
            workloads.size(),
            id,
            model,
            new Workload.Demand(random.nextDouble() * 60, chance(2) ? 0 : random.nextDouble()),
            new Workload.Requests(random.nextInt(4000), random.nextInt(900), 0),
            new Workload.Targets(random.nextInt(3000), random.nextInt(90)),
            new Workload.Prices(random.nextDouble(), random.nextDouble() * 4),
            new Workload.Rules(serving, allowed, null)));
  }

  private void addMeasured() {
    measured.add(
        new MeasuredProfile(
            any(workloads),
            any(List.of(Phase.values())),
            any(types),
            SIZES[random.nextInt(SIZES.length)],
            random.nextDouble() * 12,
            random.nextDouble() * 2500));
  }

  private void addPrevious() {
    previous.add(
        new PreviousPlacement(
            "s" + previous.size(),
            chance(9) ? "gone" : any(workloads).id(),
            any(List.of(Phase.values())),
            chance(9) ? "gone" : any(hosts).id(),
            SIZES[random.nextInt(SIZES.length)],
            chance(5)));
  }

  FleetProblem problem() {
    var dataset =
        new Dataset(
            "random",
            sites,
            domains,
            hosts,
            workloads,
            measured,
            previous,
            new Dataset.Sources(types, List.of(), List.of()));
    var migration =
        chance(3)
            ? Migration.FREE
            : new Migration(random.nextDouble() * 9, 12, random.nextInt(90), 10);
    return FleetProblem.of(dataset, (workload, phase, type, most) -> prospect(), migration);
  }

  private Prospect prospect() {
    if (chance(4)) {
      return Prospect.refused(any(List.of(Refusal.Reason.values())), "not here");
    }
    var profiles = new ArrayList<ShardProfile>();
    for (long size : SIZES) {
      if (chance(2)) {
        profiles.add(profile(size));
      }
    }
    return profiles.isEmpty()
        ? Prospect.refused(Refusal.Reason.MEMORY, "too large")
        : Prospect.of(profiles);
  }

  private ShardProfile profile(long size) {
    var footprint =
        new ShardProfile.Footprint(
            random.nextInt(150) * size,
            random.nextInt(9000) * size / 1000,
            chance(3) ? 0 : random.nextInt(300_000));
    return new ShardProfile(
        size,
        random.nextInt(9_000_000),
        random.nextInt(2_000) * size,
        footprint,
        ShardProfile.Engine.MEASURED);
  }

  /** Up to so many shards anywhere, allowed or not: most of these plans break many rules. */
  List<Placement> placements(FleetProblem problem, int most) {
    var placements = new ArrayList<Placement>();
    if (!problem.kinds().isEmpty()) {
      times(0, most, () -> placements.add(new Placement(any(problem.kinds()), any(hosts))));
    }
    return placements;
  }
}
