package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanningConstantsTest {

  private final PlanningConstants planning = PlanningConstants.bundled();

  @Test
  void plan_neverCountsOnMoreBandwidthThanThereIs() {
    for (String id :
        ConstantsTable.bundled().entries().keySet().stream()
            .map(key -> key.accelerator())
            .toList()) {
      Constants constants = planning.apply(Parts.gpu(id, 80, 2000, 300, null, 8.0));
      assertThat(constants.get(Constant.WEIGHT_BANDWIDTH)).isBetween(0.4, 1.0);
      assertThat(constants.get(Constant.KV_BANDWIDTH)).isBetween(0.4, 1.0);
      assertThat(constants.get(Constant.PREFILL_LINK)).isBetween(0.1, 1.0);
    }
  }

  @Test
  void documentedConstants_replaceWhatIsFittedOfPartsInGeneral() {
    assertThat(
            planning
                .apply(Parts.gpu("groq-lpu", 0.23, 80_000, 188, null, null))
                .get(Constant.LAYER_US))
        .isEqualTo(41.7);
    assertThat(planning.apply(Parts.gpu("unheard-of", 80, 2000, 300, null, 8.0)))
        .isEqualTo(planning.apply(Parts.gpu("another", 80, 2000, 300, null, 8.0)));
  }
}
