package io.fleetfold.solver.bound;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.RelaxedFill.Effort;
import io.fleetfold.solver.bound.RelaxedFill.Share;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The whole problem as one mixed-integer program, for comparison: a column for every kind of shard
 * in every bin, in whole copies, solved by branch and bound for a given time. Only for problems
 * without a plan in force.
 */
public final class ExactMilp {

  /**
   * What branch and bound found.
   *
   * @param placements of the best plan found; empty when there is none
   * @param upperBoundUsdPerHour what it proved; infinite when it proved nothing
   * @param isOptimal whether it proved that the plan is the best one
   * @param columns whole numbers of the program
   */
  public record Outcome(
      List<Placement> placements,
      double upperBoundUsdPerHour,
      boolean isOptimal,
      int columns,
      int rows,
      Duration elapsed) {

    /** Copies the list, so that an outcome never changes. */
    public Outcome {
      placements = List.copyOf(placements);
    }
  }

  private ExactMilp() {}

  /**
   * Builds the program and lets branch and bound work on it for so long.
   *
   * @throws IllegalArgumentException if there is a plan in force
   * @throws IllegalStateException if there is no engine for it
   */
  public static Outcome solve(FleetProblem problem, Duration limit) {
    if (!problem.previous().isEmpty()) {
      throw new IllegalArgumentException("the exact program knows no plan in force");
    }
    long start = System.nanoTime();
    var cells = CellMap.of(FleetIndex.of(problem));
    var fill =
        new RelaxedFill(
            cells,
            ShortagePrice.of(cells),
            cells.pinnedFlowTotals(),
            cells.linkingHeadroom(),
            new Effort(Integer.MAX_VALUE, 0, false));
    for (Bin bin : cells.bins()) {
      int[] items = IntStream.range(0, bin.hostClass().items().size()).toArray();
      fill.open(bin, bin.units(), cells.classOf(bin.cell()).limit(), items);
    }
    fill.limitSeconds(Math.max(1, limit.toMillis()) * 1e-3);
    List<Share> shares = fill.solve();
    return new Outcome(
        placements(cells, shares),
        fill.provenUsdPerHour() - cells.fixedCost() * 1e-6,
        fill.isOptimal(),
        fill.columns(),
        fill.rows(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private static List<Placement> placements(CellMap cells, List<Share> shares) {
    Map<Integer, List<Integer>> items = new LinkedHashMap<>();
    for (Share share : shares) {
      long copies = Math.round(share.copies());
      for (long i = 0; i < copies; i++) {
        items.computeIfAbsent(share.bin(), bin -> new ArrayList<>()).add(share.item());
      }
    }
    List<Placement> placements = new ArrayList<>();
    items.forEach((bin, inBin) ->
        placements.addAll(
            cells.bins().get(bin).pack(inBin.stream().mapToInt(Integer::intValue).toArray())));
    return placements;
  }
}
