package io.fleetfold.solver.economics.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.csv.DatasetEditor;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.SolveOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What-if on a fleet of two hosts, with searches too short to find the best plan. */
class WhatIfTest {

  private static final Path FOLDER = Path.of("../datasets/accepted/comments");

  private static WhatIf whatIf(UnaryOperator<DatasetEditor> changes) throws Exception {
    return new WhatIf(
        DatasetReader.read(FOLDER),
        changes,
        ClosedForm.bundled(),
        Migration.FREE,
        SolveOptions.steps(0, 0),
        progress -> {});
  }

  @Test
  void lessPowerNeverEarnsMore() throws Exception {
    Comparison less = whatIf(editor -> editor.limit("rack-1=4")).compare();
    assertThat(less.direction()).isEqualTo(Direction.NEVER_MORE);
    assertThat(less.differenceUsdPerHour()).isNotPositive();
    assertThat(less.mostUsdPerHour()).isNotPositive();
    assertThat(less.leastUsdPerHour()).isLessThanOrEqualTo(less.differenceUsdPerHour());
  }

  @Test
  void morePowerNeverEarnsLess() throws Exception {
    Comparison more = whatIf(editor -> editor.limit("rack-1=400")).compare();
    assertThat(more.direction()).isEqualTo(Direction.NEVER_LESS);
    assertThat(more.differenceUsdPerHour()).isNotNegative();
    assertThat(more.leastUsdPerHour()).isNotNegative();
    assertThat(more.mostUsdPerHour()).isGreaterThanOrEqualTo(more.differenceUsdPerHour());
  }

  /** Each side is bound by the prices of the other as well, whichever were found to be better. */
  @Test
  void boundsAreInTheOrderOfTheirPower() throws Exception {
    for (String limit : new String[] {"rack-1=4", "rack-1=5.5", "rack-1=7", "rack-1=400"}) {
      Comparison comparison = whatIf(editor -> editor.limit(limit)).compare();
      boolean more = comparison.direction() == Direction.NEVER_LESS;
      FleetFigures narrow = more ? comparison.base() : comparison.changed();
      FleetFigures wide = more ? comparison.changed() : comparison.base();
      assertThat(narrow.upperBoundUsdPerHour())
          .as(limit)
          .isLessThanOrEqualTo(wide.upperBoundUsdPerHour() + 1e-6);
    }
  }

  @Test
  void aSweepOfALimitOnlyRises() throws Exception {
    List<SweepPoint> points = whatIf(editor -> editor).sweep(Sweep.parse("limit:rack-1=1..9:1"));
    assertThat(points).extracting(point -> point.figures().marginUsdPerHour()).isSorted();
    assertThat(points).extracting(point -> point.figures().upperBoundUsdPerHour()).isSorted();
    assertThat(points)
        .allMatch(point ->
            point.figures().marginUsdPerHour() <= point.figures().upperBoundUsdPerHour() + 1e-6);
  }
}
