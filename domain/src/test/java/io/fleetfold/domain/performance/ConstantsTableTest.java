package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.performance.ConstantsTable.Entry;
import io.fleetfold.domain.performance.ConstantsTable.PairKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstantsTableTest {

  private static Entry layerMicros(double micros, int points) {
    return new Entry(Parts.constants().with(Constant.LAYER_US, micros), points, 0);
  }

  private final ConstantsTable table =
      new ConstantsTable(
          Map.of(
              PairKey.COMMON,
              layerMicros(40, 9),
              new PairKey("*", "slow"),
              layerMicros(80, 5),
              new PairKey("fast", "*"),
              layerMicros(30, 4),
              new PairKey("fast", "quick"),
              layerMicros(17, 4)));

  private double layerMicros(String accelerator, String stack) {
    return table.of(accelerator, stack).get(Constant.LAYER_US);
  }

  @Test
  void measuredPair_hasItsOwnConstants() {
    assertThat(layerMicros("fast", "quick")).isEqualTo(17);
  }

  @Test
  void otherPair_differsAsItsAcceleratorAndItsStackDo() {
    // 30 * 80 / 40
    assertThat(layerMicros("fast", "slow")).isCloseTo(60, within(1e-9));
  }

  @Test
  void unmeasuredAccelerator_takesWhatItsStackHas() {
    assertThat(layerMicros("new", "slow")).isCloseTo(80, within(1e-9));
    assertThat(layerMicros("new", "unheard-of")).isCloseTo(40, within(1e-9));
  }

  @Test
  void points_areCountedForTheAccelerator() {
    assertThat(table.points("fast", Constant.Family.DECODE)).isEqualTo(4);
    assertThat(table.points("fast", Constant.Family.PREFILL)).isZero();
    assertThat(table.points("new", Constant.Family.DECODE)).isZero();
  }

  @Test
  void bundledTable_hasEveryStackOfTheStackTable() {
    ConstantsTable bundled = ConstantsTable.bundled();
    assertThat(bundled.entries())
        .containsKeys(PairKey.COMMON, new PairKey("*", "vllm"), new PairKey("h100", "vllm"));
    assertThat(ServingStacks.bundled().planning()).isEqualTo("vllm");
  }
}
