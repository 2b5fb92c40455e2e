package io.fleetfold.solver.economics.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.solver.fixture.TextFleet;
import org.junit.jupiter.api.Test;

class DirectionTest {

  private static Dataset fleet(int idle, int limit, String... hosts) {
    var text = new StringBuilder("site fra\ndomain rack limit_w=" + limit + "\n");
    text.append("type t idle_w=" + idle + "\n");
    for (String host : hosts) {
      text.append("host " + host + " fra rack t 8\n");
    }
    return TextFleet.problem(text.toString()).dataset();
  }

  private static Direction of(Dataset base, Dataset changed) {
    return Direction.of(base, changed, true);
  }

  @Test
  void fewerHostsNeverEarnMoreUnlessTheyIdleOnTheBill() {
    assertThat(of(fleet(0, 900, "a", "b"), fleet(0, 900, "a"))).isEqualTo(Direction.NEVER_MORE);
    assertThat(of(fleet(1, 900, "a", "b"), fleet(1, 900, "a"))).isEqualTo(Direction.ANY);
  }

  @Test
  void limitsHaveOneDirectionEach() {
    assertThat(of(fleet(9, 900, "a"), fleet(9, 899, "a"))).isEqualTo(Direction.NEVER_MORE);
    assertThat(of(fleet(9, 900, "a"), fleet(9, 901, "a"))).isEqualTo(Direction.NEVER_LESS);
    assertThat(of(fleet(0, 900, "a", "b"), fleet(0, 901, "a"))).isEqualTo(Direction.ANY);
  }

  @Test
  void anythingElseMayGoBothWays() {
    assertThat(Direction.of(fleet(0, 900, "a"), fleet(0, 800, "a"), false))
        .isEqualTo(Direction.ANY);
  }
}
