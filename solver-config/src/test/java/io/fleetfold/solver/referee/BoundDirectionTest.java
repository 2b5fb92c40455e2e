package io.fleetfold.solver.referee;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.CertifiedBound;
import io.fleetfold.solver.bound.FleetBound;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.program.LpEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which way a bound goes when a fleet gets more of something, on random fleets of every kind. */
class BoundDirectionTest {

  private static final long FLEETS = Long.getLong("fleetfold.directions", 4);

  /** Share of a bound that LP arithmetic may be off. */
  private static final double ARITHMETIC = 1e-6;

  private static final int ROUNDS = 6;

  @BeforeAll
  static void loadEngine() {
    assertThat(LpEngine.whyMissing()).isNull();
  }

  private static List<RandomCase> fleets(FleetKind kind) {
    return LongStream.rangeClosed(1, FLEETS)
        .mapToObj(seed -> new RandomCase(kind, seed))
        .filter(BoundDirectionTest::canKeepItsContracts)
        .toList();
  }

  /** A bound is one of plans that do. */
  private static boolean canKeepItsContracts(RandomCase fleet) {
    ExactProgram.Optimum optimum = ExactProgram.solve(fleet.problem());
    return optimum != null && optimum.leastMissedRps() < 1e-6;
  }

  private static double linear(FleetProblem problem) {
    return LinearBound.of(problem).upperBoundUsdPerHour();
  }

  private static FleetProblem problem(RandomCase fleet, Dataset dataset) {
    return FleetProblem.of(dataset, ClosedForm.bundled(), fleet.migration());
  }

  private static void neverFalls(RandomCase fleet, Dataset changed, String what) {
    fallsAtMost(0, fleet, fleet.problem().dataset(), changed, what);
  }

  /**
   * The linear bound falls by no more than this when a fleet becomes another, and neither does what
   * a certificate proves of both.
   */
  private static void fallsAtMost(
      double usdPerHour, RandomCase fleet, Dataset from, Dataset to, String what) {
    FleetProblem before = problem(fleet, from);
    FleetProblem after = problem(fleet, to);
    double linear = linear(before);
    assertThat(linear(after))
        .as("linear bound, %s of%n%s", what, fleet)
        .isGreaterThanOrEqualTo(linear - usdPerHour - ARITHMETIC * Math.max(1, Math.abs(linear)));
    var certificate = FleetBound.of(after, ROUNDS).certificate();
    double certified = CertifiedBound.upperBoundUsdPerHour(before, certificate);
    assertThat(CertifiedBound.upperBoundUsdPerHour(after, certificate))
        .as("certified bound, %s of%n%s", what, fleet)
        .isGreaterThanOrEqualTo(
            certified - usdPerHour - ARITHMETIC * Math.max(1, Math.abs(certified)));
  }

  @ParameterizedTest
  @EnumSource
  void morePowerNeverLowersABound(FleetKind kind) {
    for (RandomCase fleet : fleets(kind)) {
      Dataset dataset = fleet.problem().dataset();
      for (PowerDomain domain : dataset.powerDomains()) {
        Long limit = domain.limitMilliwatts();
        if (limit != null) {
          Dataset more = dataset.withLimit(domain, limit + 50_000 + limit / 20);
          neverFalls(fleet, more, "more power in " + domain);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHigherTokenPriceNeverLowersABound(FleetKind kind) {
    for (RandomCase fleet : fleets(kind)) {
      Dataset dataset = fleet.problem().dataset();
      var dearer = new ArrayList<>(dataset.workloads());
      dearer.set(0, dearer.getFirst().withPrices(dearer.getFirst().prices().times(1.2)));
      neverFalls(fleet, dataset.withWorkloads(dearer), "a higher price");
    }
  }

  /** The same engine with 10 % more requests/s in another size. */
  @ParameterizedTest
  @EnumSource
  void oneMoreKindOfEngineNeverLowersABound(FleetKind kind) {
    for (RandomCase fleet : fleets(kind)) {
      Dataset dataset = fleet.problem().dataset();
      var more = new ArrayList<>(dataset.profiles());
      MeasuredProfile known = more.getFirst();
      more.add(
          new MeasuredProfile(
              known.workload(),
              known.phase(),
              known.accelerator(),
              8 * Math.max(1000, known.acceleratorMillis()),
              1.1 * 8 * known.requestsPerSecond(),
              8 * known.watts()));
      neverFalls(fleet, dataset.withProfiles(more), "one more kind of engine");
    }
  }

  /** Its idle draw leaves less of every limit above it, and costs electricity; it pays no rent. */
  @ParameterizedTest
  @EnumSource
  void anotherHostLowersABoundByNoMoreThanWhatItIdlesFor(FleetKind kind) {
    for (RandomCase fleet : fleets(kind)) {
      Dataset dataset = fleet.problem().dataset();
      Host host = another(dataset);
      double watts = host.accelerators() * host.accelerator().power().idleWatts();
      Dataset narrower = dataset;
      for (PowerDomain domain : host.powerDomain().path()) {
        Long limit = domain.limitMilliwatts();
        if (limit != null) {
          narrower = narrower.withLimit(domain, Math.max(0, limit - Math.round(watts * 1e3)));
        }
      }
      var hosts = new ArrayList<>(dataset.hosts());
      hosts.add(host);
      double usd = watts * Recount.usdPerWatt(host);
      fallsAtMost(usd, fleet, narrower, dataset.withHosts(hosts), "another host");
    }
  }

  private static Host another(Dataset dataset) {
    Host known = dataset.hosts().getFirst();
    return Host.of("another", known.site(), known.powerDomain(), known.accelerator(), 2);
  }
}
