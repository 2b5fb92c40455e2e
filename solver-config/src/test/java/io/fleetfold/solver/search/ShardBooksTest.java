package io.fleetfold.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.fleet.ShortagePrice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ShardBooksTest {

  private static final int FLEETS = 60;
  private static final int CHANGES = 80;

  private static ShardBooks books(FleetProblem problem) {
    CellMap cells = CellMap.of(FleetIndex.of(problem));
    return new ShardBooks(cells, ShortagePrice.of(cells));
  }

  /** Adds what fits or removes what is there. */
  private static void change(ShardBooks books, SplittableRandom random) {
    Bin bin = books.cells().bins().get(random.nextInt(books.cells().bins().size()));
    List<Item> items = bin.hostClass().items();
    int item = items.isEmpty() ? -1 : random.nextInt(items.size());
    if (item >= 0 && random.nextInt(3) > 0 && books.fits(bin.index(), items.get(item))) {
      books.add(bin.index(), item);
    } else if (books.shards(bin.index()) > 0) {
      books.remove(bin.index(), random.nextInt(books.shards(bin.index())));
    }
  }

  private static void change(ShardBooks books, SplittableRandom random, int times) {
    for (int i = 0; i < times; i++) {
      change(books, random);
    }
  }

  private static Audit audit(FleetProblem problem, ShardBooks books) {
    List<Placement> placements = new ArrayList<>(books.placements());
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.pinned(); i++) {
        placements.add(count.placement());
      }
    }
    return PlanAudit.audit(problem, placements);
  }

  private static void objectiveEqualsTheAudit(UnaryOperator<RandomFleet> addition) {
    for (long seed = 0; seed < FLEETS; seed++) {
      var fleet = addition.apply(new RandomFleet(RandomFleet.Size.SMALL, seed));
      FleetProblem problem = fleet.fleet().problem();
      ShardBooks books = books(problem);
      double[] shortage = ShortagePrice.of(books.cells());
      var random = new SplittableRandom(seed);
      for (int i = 0; i < CHANGES; i++) {
        change(books, random);
        Audit audit = audit(problem, books);
        double expected = audit.score().soft();
        for (var service : audit.workloads()) {
          expected -=
              ShardBooks.PRECEDENCE
                  * shortage[service.workload().index()]
                  * service.shortfallMicroRps();
        }
        // revenue is rounded down to a whole micro-dollar for each workload
        assertThat(books.objective())
            .as("seed %s, change %s%n%s", seed, i, fleet.text())
            .isCloseTo(expected, within(problem.dataset().workloads().size() + 1e-2));
      }
    }
  }

  @Test
  void wholeAccelerators_objectiveEqualsTheAudit() {
    objectiveEqualsTheAudit(fleet -> fleet.withShards(false, true));
  }

  @Test
  void slicesAndContracts_objectiveEqualsTheAudit() {
    objectiveEqualsTheAudit(fleet -> fleet.withPromises().withShards(true, false));
  }

  @Test
  void planInForce_objectiveEqualsTheAudit() {
    objectiveEqualsTheAudit(fleet -> fleet.withShards(true, false).withPrevious(8, false));
  }

  @Test
  void pinnedShards_objectiveEqualsTheAudit() {
    objectiveEqualsTheAudit(
        fleet -> fleet.withPromises().withShards(true, true).withPrevious(6, true));
  }

  @Test
  void whatFitsBreaksNoLimit() {
    for (long seed = 0; seed < FLEETS; seed++) {
      var fleet = new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(true, true);
      FleetProblem problem = fleet.fleet().problem();
      boolean canRest = PlanAudit.audit(problem, List.of()).isFeasible();
      ShardBooks books = books(problem);
      change(books, new SplittableRandom(seed), CHANGES);
      assertThat(audit(problem, books).isFeasible()).as("seed %s", seed).isEqualTo(canRest);
    }
  }

  @Test
  void snapshotsRestoreThePlanAndItsWorth() {
    for (long seed = 0; seed < FLEETS; seed++) {
      var fleet =
          new RandomFleet(RandomFleet.Size.SMALL, seed)
              .withShards(true, true)
              .withPrevious(5, true);
      ShardBooks books = books(fleet.fleet().problem());
      var random = new SplittableRandom(seed);
      change(books, random, CHANGES);
      int[][] snapshot = books.snapshot();
      double objective = books.objective();
      String flows = Arrays.deepToString(books.flows());
      String free = Arrays.toString(books.freeDraws());
      change(books, random, CHANGES);
      books.restore(snapshot);
      assertThat(books.objective()).as("seed %s", seed).isCloseTo(objective, within(1e-3));
      assertThat(Arrays.deepToString(books.flows())).isEqualTo(flows);
      assertThat(Arrays.toString(books.freeDraws())).isEqualTo(free);
    }
  }
}
