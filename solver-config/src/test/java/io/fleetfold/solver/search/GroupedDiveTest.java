package io.fleetfold.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.WholeRelaxation;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
import io.fleetfold.solver.search.Diving.Style;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedDiveTest {

  private static ShardBooks dive(FleetProblem problem, Crew crew, BooleanSupplier stop) {
    CellMap cells = CellMap.of(FleetIndex.of(problem));
    return dive(cells, crew, stop, 2, 5);
  }

  private static ShardBooks dive(
      CellMap cells, Crew crew, BooleanSupplier stop, int ofGroup, int ofPart) {
    double[] shortage = ShortagePrice.of(cells);
    var books = new ShardBooks(cells, shortage);
    new GroupedDive(cells, shortage, candidates(cells), crew, stop).fill(books, ofGroup, ofPart);
    return books;
  }

  private static Candidates candidates(CellMap cells) {
    var relaxation = WholeRelaxation.of(cells, ShortagePrice.of(cells));
    return new Candidates(cells, relaxation.prices(), Crew.alone(), () -> false);
  }

  private static FleetProblem random(long seed) {
    return new RandomFleet(RandomFleet.Size.SMALL, seed)
        .withPromises()
        .withShards(true, true)
        .withPrevious(6, true)
        .fleet()
        .problem();
  }

  private static FleetProblem generated(int accelerators) {
    var shape = new FleetShape(accelerators, 12, 3, 1.3, 5);
    return FleetProblem.of(FleetGenerator.generate(shape), ClosedForm.bundled(), Migration.FREE);
  }

  /** Contracts, pinned shards, a plan in force, networks, slices, rows that parts share. */
  @Test
  void plansKeepEveryLimitAndEarnWhatTheBooksSay() {
    for (long seed = 0; seed < 40; seed++) {
      FleetProblem problem = random(seed);
      List<Placement> pinned = PinnedShards.with(problem, List.of());
      ShardBooks books = dive(problem, Crew.alone(), () -> false);
      Audit audit = PlanAudit.audit(problem, PinnedShards.with(problem, books.placements()));
      assertThat(audit.score().hard())
          .as("seed %s", seed)
          .isEqualTo(PlanAudit.audit(problem, pinned).score().hard());
      if (audit.score().medium() == 0) {
        assertThat(books.objective())
            .as("seed %s", seed)
            .isCloseTo(
                (double) audit.score().soft(), within(problem.dataset().workloads().size() + 1e-2));
      }
    }
  }

  @Test
  void whoDoesTheWorkMakesNoDifference() {
    FleetProblem problem = generated(1_600);
    try (var crew = Crew.of(null)) {
      assertThat(TextFleet.text(dive(problem, crew, () -> false).placements()))
          .isEqualTo(TextFleet.text(dive(problem, Crew.alone(), () -> false).placements()));
    }
  }

  /** 60 racks in groups of 10; the one dive over all of them is what it is to come near to. */
  @Test
  void groupsEarnAlmostWhatOneDiveEarns() {
    CellMap cells = CellMap.of(FleetIndex.of(generated(2_400)));
    double[] shortage = ShortagePrice.of(cells);
    var one = new ShardBooks(cells, shortage);
    new Diving(one, shortage, candidates(cells), Style.CAREFUL, () -> false).fill(cells.bins());
    ShardBooks groups = dive(cells, Crew.alone(), () -> false, 10, 30);
    double worthOfFleet = one.objective() + cells.fixedCost();
    assertThat(groups.objective()).isGreaterThan(one.objective() - 0.04 * worthOfFleet);
  }

  /** Promised: all of 30 requests/s, which takes 12 of 16 engines; nobody pays for them. */
  @Test
  void contractsAreKeptAcrossParts() {
    var text =
        new StringBuilder(
            """
            site fra
            site ams
            type h100
            workload free rps=100 usd_per_request=0.001
            workload bound rps=30 promised=1 usd_per_request=0.000001
            profile free/aggregated/x1 h100 rps=4 watts=1000
            profile bound/aggregated/x1 h100 rps=2.5 watts=1000
            """);
    for (int rack = 0; rack < 8; rack++) {
      text.append("domain d").append(rack).append(" limit_w=2000\n");
      String site = rack % 2 == 0 ? "fra" : "ams";
      text.append("host h").append(rack).append(' ').append(site);
      text.append(" d").append(rack).append(" h100 2\n");
    }
    FleetProblem problem = TextFleet.problem(text.toString());
    ShardBooks books = dive(problem, Crew.alone(), () -> false);
    Audit audit = PlanAudit.audit(problem, books.placements());
    assertThat(audit.score().hard()).isZero();
    assertThat(audit.score().medium()).isZero();
    // the other 4 engines serve 16 requests/s that pay
    assertThat(books.placements()).hasSize(16);
  }

  @Test
  void partsAreDueTheWholeFleetTogether() {
    CellMap cells = CellMap.of(FleetIndex.of(generated(2_400)));
    var weights = new CellWeights(cells);
    var cut = new FleetParts(cells, weights);
    var shares =
        new SiteShares(weights, cells, ShortagePrice.of(cells), candidates(cells), () -> false)
            .of(cut.ordered());
    List<FleetPart> parts = cut.of(cut.ordered(), shares, 10);
    assertThat(parts).hasSizeGreaterThan(3);
    assertThat(parts.stream().flatMap(part -> part.cells().stream()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, cells.cells().size()).boxed().toList());
    for (int workload = 0; workload < cells.index().workloads(); workload++) {
      int w = workload;
      assertThat(parts.stream().mapToDouble(part -> part.served()[w]).sum())
          .isCloseTo(1, within(1e-9));
    }
    long[] headroom = cells.linkingHeadroom();
    for (int domain = 0; domain < headroom.length; domain++) {
      int d = domain;
      if (headroom[d] != Long.MAX_VALUE) {
        assertThat(parts.stream().mapToLong(part -> part.headroom()[d]).sum())
            .isBetween(headroom[d] - parts.size(), headroom[d]);
      }
    }
  }

  @Test
  void stoppedAtOnce_itPlacesNothing() {
    assertThat(dive(generated(800), Crew.alone(), () -> true).placements()).isEmpty();
  }
}
