package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Dataset;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever valid dataset is drawn and however untidily it is written, its facts say what its rows
 * said.
 */
class RoundTripTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void facts_sayWhatTheRowsSaid(long seed) throws InvalidInputException {
    var generated = new GeneratedDataset(seed);
    var folder = DatasetFolder.empty(temp);
    generated.untidy().forEach(folder::with);

    Dataset dataset = folder.read();

    assertThat(DatasetRows.hosts(dataset)).isEqualTo(generated.rows(Schema.HOSTS));
    assertThat(DatasetRows.powerDomains(dataset)).isEqualTo(generated.rows(Schema.POWER_DOMAINS));
    assertThat(DatasetRows.sites(dataset)).isEqualTo(generated.rows(Schema.SITES));
    assertThat(DatasetRows.workloads(dataset)).isEqualTo(generated.rows(Schema.WORKLOADS));
    assertThat(DatasetRows.accelerators(dataset)).isEqualTo(generated.rows(Schema.ACCELERATORS));
    assertThat(DatasetRows.models(dataset)).isEqualTo(generated.rows(Schema.MODELS));
    assertThat(DatasetRows.profiles(dataset)).isEqualTo(generated.rows(Schema.PROFILES));
    assertThat(DatasetRows.previous(dataset)).isEqualTo(generated.rows(Schema.PREVIOUS_PLAN));
  }
}
