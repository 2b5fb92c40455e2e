package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to the bytes of a dataset: it is read or refused, soon, and with places that
 * exist.
 */
class MutationTest {

  private static final int MUTATIONS_PER_SEED = 100;
  private static final List<String> NASTY =
      List.of(
          "\"",
          ",",
          "\n",
          "\r",
          "#",
          ";",
          "\u0000",
          "NaN",
          "1e999",
          "-",
          "=",
          "\uFFFD",
          "\t",
          "999999999999",
          ",,,,,");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105})
  void aMutatedDataset_isReadOrRefused(long seed) {
    assertTimeoutPreemptively(Duration.ofMinutes(2), () -> mutate(seed));
  }

  private void mutate(long seed) {
    Random random = new Random(seed);
    Map<String, String> files = new GeneratedDataset(seed).untidy();
    List<String> names = List.copyOf(files.keySet());
    for (int i = 0; i < MUTATIONS_PER_SEED; i++) {
      var folder = DatasetFolder.empty(temp);
      files.forEach(folder::with);
      for (int mutated = random.nextInt(3); mutated >= 0; mutated--) {
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = files.get(name).getBytes(StandardCharsets.UTF_8);
        folder.with(name, mutated(bytes, random));
      }
      readOrRefuse(folder);
    }
  }

  private static void readOrRefuse(DatasetFolder folder) {
    try {
      assertThat(folder.read().hosts()).isNotEmpty();
    } catch (InvalidInputException refusal) {
      assertThat(refusal.count()).isPositive();
      assertThat(refusal.problems()).isNotEmpty();
      assertThat(refusal.problems())
          .allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.text()).doesNotContain("\n").doesNotContain("cannot be read as CSV");
          });
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(bytes, from, random);
      case 1 -> joined(bytes, 0, from, bytes, to, bytes.length);
      case 2 -> joined(bytes, 0, to, bytes, from, bytes.length);
      case 3 -> joined(bytes, 0, from, bytes, 0, 0);
      case 4 -> lines(bytes, random);
      case 5 -> cells(bytes, random);
      default -> inserted(bytes, from, NASTY.get(random.nextInt(NASTY.size())));
    };
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static byte[] joined(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
    var joined = new ByteArrayOutputStream();
    joined.write(a, fromA, toA - fromA);
    joined.write(b, fromB, toB - fromB);
    return joined.toByteArray();
  }

  private static byte[] inserted(byte[] bytes, int at, String text) {
    byte[] nasty = text.getBytes(StandardCharsets.UTF_8);
    byte[] head = joined(bytes, 0, at, nasty, 0, nasty.length);
    return joined(head, 0, head.length, bytes, at, bytes.length);
  }

  /** One line twice, or all lines in another order. */
  private static byte[] lines(byte[] bytes, Random random) {
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    if (random.nextBoolean()) {
      lines.add(lines.get(random.nextInt(lines.size())));
    } else {
      Collections.shuffle(lines, random);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  /** Two cells in each other's place. */
  private static byte[] cells(byte[] bytes, Random random) {
    List<String> cells =
        new ArrayList<>(List.of(new String(bytes, StandardCharsets.UTF_8).split(",", -1)));
    Collections.swap(cells, random.nextInt(cells.size()), random.nextInt(cells.size()));
    return String.join(",", cells).getBytes(StandardCharsets.UTF_8);
  }
}
