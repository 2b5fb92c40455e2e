package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of formats is written from the schema and checked in. */
class FormatsPageTest {

  private static final Path PAGE = Path.of("..", "datasets", "FORMATS.md");
  private static final String WRITE = "fleetfold.formats.write";

  @Test
  void thePageCheckedIn_saysWhatTheSchemaSays() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, Schema.markdown());
    }
    assertThat(Files.readString(PAGE))
        .as(
            "datasets/FORMATS.md differs from the schema; write it anew with: mvn -pl domain test"
                + " -Dtest=FormatsPageTest -D%s=true",
            WRITE)
        .isEqualTo(Schema.markdown());
  }
}
