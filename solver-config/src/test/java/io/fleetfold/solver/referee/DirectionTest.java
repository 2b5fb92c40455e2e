package io.fleetfold.solver.referee;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
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
class DirectionTest {

  private static final long FLEETS = Long.getLong("fleetfold.directions", 4);

  /** Share of a bound that LP arithmetic may be off. */
  private static final double ARITHMETIC = 1e-6;

  /** How close column generation comes to its own end. */
  private static final double CONVERGED = 1e-4;

  @BeforeAll
  static void loadEngine() {
    assertThat(LpEngine.whyMissing()).isNull();
  }

  private static List<RandomCase> fleets(FleetKind kind) {
    return LongStream.rangeClosed(1, FLEETS).mapToObj(seed -> new RandomCase(kind, seed)).toList();
  }

  private static double linear(FleetProblem problem) {
    return LinearBound.of(problem).upperBoundUsdPerHour();
  }

  private static double certified(FleetProblem problem) {
    return FleetBound.of(problem, FleetBound.USUAL_ROUNDS).upperBoundUsdPerHour();
  }

  /** Neither bound falls by more than this when the fleet becomes another. */
  private static void fallsAtMost(
      double usdPerHour, RandomCase fleet, Dataset changed, String what) {
    FleetProblem before = fleet.problem();
    FleetProblem after = FleetProblem.of(changed, ClosedForm.bundled(), before.migration());
    double linear = linear(before);
    assertThat(linear(after))
        .as("linear bound, %s of%n%s", what, fleet)
        .isGreaterThanOrEqualTo(linear - usdPerHour - ARITHMETIC * Math.max(1, Math.abs(linear)));
    double certified = certified(before);
    assertThat(certified(after))
        .as("certified bound, %s of%n%s", what, fleet)
        .isGreaterThanOrEqualTo(
            certified - usdPerHour - CONVERGED * Math.max(1, Math.abs(certified)));
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
          fallsAtMost(0, fleet, more, "more power in " + domain);
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
      fallsAtMost(0, fleet, dataset.withWorkloads(dearer), "a higher price");
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
      fallsAtMost(0, fleet, dataset.withProfiles(more), "one more kind of engine");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherHostLowersABoundByNoMoreThanWhatItIdlesFor(FleetKind kind) {
    for (RandomCase fleet : fleets(kind)) {
      FleetProblem problem = fleet.problem();
      Host known = problem.dataset().hosts().getFirst();
      PowerDomain hall = known.powerDomain();
      double idle = 2 * known.accelerator().power().idleWatts();
      double usdPerKw =
          LinearBound.of(problem).prices().powerDomains().stream()
              .filter(price -> hall.path().contains(price.domain()))
              .mapToDouble(price -> price.lessUsdPerKwHour())
              .sum();
      double usd = idle * Recount.usdPerWatt(known) + idle * 1e-3 * usdPerKw;
      fallsAtMost(usd, fleet, with(problem.dataset(), known, known.accelerator()), "another host");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherHostThatIdlesForNothingNeverLowersABound(FleetKind kind) {
    for (RandomCase fleet : fleets(kind)) {
      Dataset dataset = fleet.problem().dataset();
      Host known = dataset.hosts().getFirst();
      if (known.accelerator().power().idleWatts() == 0) {
        fallsAtMost(
            0, fleet, with(dataset, known, known.accelerator()), "a host without idle draw");
      }
    }
  }

  private static Dataset with(Dataset dataset, Host known, Accelerator type) {
    var hosts = new ArrayList<>(dataset.hosts());
    hosts.add(Host.of("another", known.site(), known.powerDomain(), type, 2));
    return dataset.withHosts(hosts);
  }
}
