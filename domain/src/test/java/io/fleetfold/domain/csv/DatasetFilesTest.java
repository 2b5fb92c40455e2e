package io.fleetfold.domain.csv;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.InputWarning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every dataset in the repository: the good ones are read, the broken ones give the report beside
 * them.
 */
class DatasetFilesTest {

  private static final Path DATASETS = Path.of("..", "datasets");

  static List<Path> good() {
    List<Path> accepted = folders(DATASETS.resolve("accepted"));
    List<Path> examples = folders(DATASETS).stream().filter(DatasetFilesTest::holdsHosts).toList();
    return Stream.concat(accepted.stream(), examples.stream()).toList();
  }

  static List<Path> broken() {
    return folders(DATASETS.resolve("broken"));
  }

  static List<Path> unusual() {
    return folders(DATASETS.resolve("unusual"));
  }

  @ParameterizedTest
  @MethodSource("good")
  void isRead(Path folder) throws InvalidInputException {
    Dataset dataset = DatasetReader.read(folder);

    assertThat(dataset.name()).isEqualTo(folder.getFileName().toString());
    assertThat(dataset.hosts()).isNotEmpty();
    assertThat(dataset.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void isReportedAsExpected(Path folder) throws IOException {
    var thrown =
        catchThrowableOfType(InvalidInputException.class, () -> DatasetReader.read(folder));

    assertThat(thrown).as("a broken dataset is refused").isNotNull();
    assertThat(thrown.problems().stream().map(InputProblem::text).collect(joining("\n")))
        .isEqualTo(expected(folder));
  }

  @ParameterizedTest
  @MethodSource("unusual")
  void isWarnedOfAsExpected(Path folder) throws IOException, InvalidInputException {
    Dataset dataset = DatasetReader.read(folder);

    assertThat(dataset.warnings().stream().map(InputWarning::text).collect(joining("\n")))
        .isEqualTo(expected(folder));
  }

  private static String expected(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("expected.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .collect(joining("\n"));
  }

  private static boolean holdsHosts(Path folder) {
    return Files.exists(folder.resolve("hosts.csv"));
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
