package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's examples are regions of a test, letter by letter. */
class ReadmeExamplesTest {

  private static final Path README = Path.of("../README.md");
  private static final Path EXAMPLES =
      Path.of("src/test/java/io/fleetfold/solver/LibraryExamplesTest.java");

  @Test
  void theReadmeShowsWhatIsRun() throws Exception {
    List<String> shown = all("^```java\n(.*?)^```", README);
    List<String> run = all("@start region=\"\\w+\"\n(.*?) *// @end", EXAMPLES);
    assertThat(shown).hasSize(4);
    assertThat(run.stream().map(ReadmeExamplesTest::unindented)).containsAll(shown);
  }

  private static String unindented(String region) {
    return region.stripTrailing().stripIndent() + "\n";
  }

  private static List<String> all(String pattern, Path file) throws Exception {
    return Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE)
        .matcher(Files.readString(file))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
