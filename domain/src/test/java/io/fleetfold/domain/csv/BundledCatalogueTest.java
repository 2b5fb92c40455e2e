package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import org.junit.jupiter.api.Test;

class BundledCatalogueTest {

  @Test
  void everyBundledEntryIsThere() {
    assertThat(BundledCatalogue.accelerators())
        .extracting(Accelerator::id)
        .contains("k80", "h100", "wse3");
    assertThat(BundledCatalogue.models())
        .extracting(Model::id)
        .contains("llama-2-7b", "gpt-oss-120b");
  }
}
