package io.fleetfold.solver.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.Certificate;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the bound of every fleet, tried on generated ones. */
class BoundPropertiesTest {

  private static final double TINY = 1e-6;

  private static Dataset fleet(long seed) {
    return FleetGenerator.generate(FleetShape.of(320, seed));
  }

  private static BoundReport bound(Dataset dataset) {
    return LinearBound.of(FleetProblem.of(dataset, ClosedForm.bundled(), Migration.FREE));
  }

  private static double usd(Dataset dataset) {
    return bound(dataset).upperBoundUsdPerHour();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void morePowerNeverLowersTheBoundAndLessNeverRaisesIt(long seed) {
    Dataset fleet = fleet(seed);
    double base = usd(fleet);
    for (PowerDomain domain : fleet.powerDomains().subList(0, 6)) {
      Long limit = domain.limitMilliwatts();
      if (limit != null) {
        assertThat(usd(fleet.withLimit(domain, limit + 5_000_000)))
            .as("more in %s", domain)
            .isGreaterThanOrEqualTo(base - TINY * base);
        assertThat(usd(fleet.withLimit(domain, limit * 9 / 10)))
            .as("less in %s", domain)
            .isLessThanOrEqualTo(base + TINY * base);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8, 9})
  void pricesOfPowerAndRequestsAreNeverNegative(long seed) {
    BoundReport bound = bound(fleet(seed));
    assertThat(bound.certificate().rows()).extracting(Certificate.Row::price).allMatch(p -> p >= 0);
    assertThat(bound.prices().powerDomains()).allMatch(price -> price.usdPerKwHour() >= 0);
    assertThat(bound.prices().workloads())
        .allMatch(price -> price.demandUsdPerHourPerRps() >= 0)
        .allMatch(price -> price.contractUsdPerHourPerRps() >= 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void doublingTokenPricesElectricityAndRentDoublesTheBound(long seed) {
    Dataset fleet = fleet(seed);
    assertThat(usd(doubled(fleet))).isCloseTo(2 * usd(fleet), within(1e-5 * usd(fleet)));
  }

  private static Dataset doubled(Dataset fleet) {
    List<Site> sites = new ArrayList<>();
    for (Site site : fleet.sites()) {
      sites.add(new Site(site.index(), site.id(), 2 * site.electricityUsdPerKwh(), site.pue()));
    }
    List<Host> hosts = new ArrayList<>();
    for (Host host : fleet.hosts()) {
      Host.Terms terms = host.terms();
      hosts.add(
          new Host(
              host.index(),
              host.id(),
              sites.get(host.site().index()),
              host.powerDomain(),
              host.accelerator(),
              host.accelerators(),
              new Host.Terms(
                  terms.networkGbitPerSecond(),
                  terms.status(),
                  terms.inService(),
                  2 * terms.usdPerAcceleratorHour(),
                  terms.bookValueUsd())));
    }
    var priced =
        fleet.withWorkloads(
            fleet.workloads().stream()
                .map(workload -> workload.withPrices(workload.prices().times(2)))
                .toList());
    return new Dataset(
        fleet.name(),
        sites,
        fleet.powerDomains(),
        hosts,
        priced.workloads(),
        fleet.profiles(),
        fleet.previous(),
        fleet.sources());
  }

  /** The order of the rows, and a domain between others that limits nothing, mean nothing. */
  @ParameterizedTest
  @ValueSource(longs = {13, 14, 15})
  void orderOfRowsAndIdleDomainsChangeNothing(long seed) {
    Dataset fleet = fleet(seed);
    double base = usd(fleet);
    List<Host> shuffled = new ArrayList<>(fleet.hosts());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(usd(fleet.withHosts(shuffled))).isCloseTo(base, within(TINY * base));
    PowerDomain free = fleet.powerDomains().getFirst();
    Dataset unlimited = fleet.withLimit(free, null);
    Dataset lavish = fleet.withLimit(free, 1_000_000_000_000L);
    assertThat(usd(unlimited)).isCloseTo(usd(lavish), within(TINY * base));
  }

  /** The bound is of the linear relaxation, so only proportions count. */
  @ParameterizedTest
  @ValueSource(longs = {16, 17})
  void twiceTheFleetForTwiceTheDemandEarnsTwice(long seed) {
    Dataset fleet = fleet(seed);
    Dataset twice = fleet;
    for (PowerDomain domain : fleet.powerDomains()) {
      Long limit = domain.limitMilliwatts();
      PowerDomain same = twice.powerDomains().get(domain.index());
      twice = twice.withLimit(same, limit == null ? null : 2 * limit);
    }
    List<Host> hosts = new ArrayList<>();
    for (Host host : twice.hosts()) {
      hosts.add(host);
      hosts.add(
          new Host(
              0,
              host.id() + "-twin",
              host.site(),
              host.powerDomain(),
              host.accelerator(),
              host.accelerators(),
              host.terms()));
    }
    twice =
        twice
            .withHosts(hosts)
            .withWorkloads(
                twice.workloads().stream()
                    .map(workload ->
                        workload.withDemand(
                            new Workload.Demand(
                                2 * workload.demand().requestsPerSecond(),
                                workload.demand().minServed())))
                    .toList());
    assertThat(usd(twice)).isCloseTo(2 * usd(fleet), within(1e-5 * usd(fleet)));
  }
}
