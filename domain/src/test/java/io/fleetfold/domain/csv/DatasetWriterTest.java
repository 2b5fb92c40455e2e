package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back as it was. */
class DatasetWriterTest {

  /** Facts are equal when their ids are; here every part of them is compared. */
  private static final RecursiveComparisonConfiguration EVERYTHING =
      RecursiveComparisonConfiguration.builder()
          .withIgnoreAllOverriddenEquals(true)
          .withIgnoredFields("name", "sources.files", "sources.warnings", "sources.places")
          .build();

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "azure-2023", "accepted/bom", "accepted/crlf"})
  void bundledDataset_isReadBackAsItWas(String name) throws Exception {
    assertReadBack(DatasetReader.read(Path.of("../datasets").resolve(name)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyDataset_isReadBackAsItWas(long seed) throws Exception {
    var folder = DatasetFolder.empty(Files.createDirectories(temp.resolve("drawn")));
    new GeneratedDataset(seed).untidy().forEach(folder::with);
    assertReadBack(folder.read());
  }

  @Test
  void files_sayNoMoreThanNeeded() throws Exception {
    Dataset dataset = DatasetReader.read(Path.of("../datasets/accepted/comments"));
    DatasetWriter.write(dataset, temp, List.of("Made by hand.", "Second line."));
    assertThat(Files.readString(temp.resolve("sites.csv")))
        .startsWith("# Made by hand.\n# Second line.\nsite,electricity_usd_per_kwh,pue\n");
    assertThat(temp.resolve("models.csv")).doesNotExist();
    assertThat(temp.resolve("previous_plan.csv")).doesNotExist();
    assertThat(Files.readString(temp.resolve("workloads.csv"))).doesNotContain("prefix_cache_hit");
  }

  private void assertReadBack(Dataset dataset) throws IOException, InvalidInputException {
    Path written = Files.createDirectories(temp.resolve("written"));
    DatasetWriter.write(dataset, written, List.of("a comment, with \"quotes\""));
    assertThat(DatasetReader.read(written)).usingRecursiveComparison(EVERYTHING).isEqualTo(dataset);
  }
}
