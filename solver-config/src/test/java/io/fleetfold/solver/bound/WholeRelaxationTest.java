package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices of the whole relaxation, of demand in whole engines, and of the merged fleet. */
class WholeRelaxationTest {

  private static FleetProblem problem(long seed) {
    return SmallFleet.problem(FleetGenerator.generate(new FleetShape(800, 10, 2, 1.3, seed)));
  }

  private static double bound(CellMap cells, Prices prices) {
    var relaxation = PatternRelaxation.start(cells, prices, Crew.alone());
    relaxation.run(1, 0, () -> false);
    return relaxation.relaxedBound() * 1e-6;
  }

  /** Figures of these fleets: 0.06 %, 0.5 % and 1.4 % tighter. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7})
  void demandInWholeEngines_tightensTheBound(long seed) {
    CellMap cells = CellMap.of(FleetIndex.of(problem(seed)));
    var relaxation = WholeRelaxation.of(cells, ShortagePrice.of(cells));
    double plain = bound(cells, relaxation.prices());
    Prices rounded = relaxation.roundedPrices(() -> false);
    assertThat(rounded.rounded()).isNotEmpty();
    assertThat(bound(cells, rounded)).isLessThan(plain * 0.9995).isGreaterThan(plain * 0.98);
  }

  /** Merged cells and rows give other prices: a bound all the same, and not a much looser one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7})
  void mergedFleet_boundsAlmostAsTightly(long seed) {
    CellMap cells = CellMap.of(FleetIndex.of(problem(seed)));
    double exact = bound(cells, WholeRelaxation.of(cells, ShortagePrice.of(cells)).prices());
    double merged =
        bound(cells, Aggregate.of(cells, ShortagePrice.of(cells), () -> false).prices());
    assertThat(merged).isBetween(exact * (1 - 1e-9), exact * 1.002);
  }
}
