package io.fleetfold.solver.generate;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes a fleet in the shape of a real one: sites, rows of ten racks, racks of five hosts with
 * eight accelerators of one type, power limits of 60 to 95 % of full load at every level, and
 * workloads with a long tail. Equal shapes give equal fleets. Stateless.
 */
public final class FleetGenerator {

  private FleetGenerator() {}

  /** A fleet of this shape. */
  public static Dataset generate(FleetShape shape) {
    RandomGenerator random = new SplittableRandom(shape.seed());
    List<Site> sites = sites(shape.sites(), random);
    var racks = GeneratedRacks.of(shape.accelerators(), sites, random);
    var demand =
        GeneratedWorkloads.of(shape.workloads(), shape.demandFactor(), racks.hosts(), random);
    return new Dataset(
        "generated-" + shape.accelerators() + "-" + shape.seed(),
        sites,
        racks.domains(),
        racks.hosts(),
        demand.workloads(),
        demand.profiles(),
        List.of(),
        new Dataset.Sources(
            GeneratedType.ALL.stream().map(GeneratedType::accelerator).toList(),
            demand.workloads().stream().map(Workload::model).toList(),
            List.of()));
  }

  private static List<Site> sites(int count, RandomGenerator random) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double tariff = Rounding.at(0.05 + 0.10 * random.nextDouble(), 1e3);
      double pue = Rounding.at(1.1 + 0.3 * random.nextDouble(), 1e2);
      sites.add(new Site(i, "site-" + (char) ('a' + i), tariff, pue));
    }
    return sites;
  }
}
