package io.fleetfold.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.csv.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of spoilt traces: an answer of sound numbers, or a list of problems; nothing else. */
class TraceFuzzTest {

  private static final int COUNT = Integer.getInteger("fleetfold.fuzz", 6_000);

  private static final List<String> SEEDS =
      List.of(
          """
          TIMESTAMP,ContextTokens,GeneratedTokens
          2023-11-16 18:15:46.6805900,374,44
          2023-11-16 18:15:50.9951690,396,109
          2023-11-16 19:15:51.2224670,879,55
          """,
          """
          TIMESTAMP,ContextTokens,GeneratedTokens
          2024-05-10 00:00:00.009930+00:00,2162,5
          2024-05-12 00:00:00.017335+02:00,2399,6
          """,
          """
          Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
          5,ChatGPT,472,18,490,Conversation log
          45.0,GPT-4,1087,0,1087,"API log"
          118,ChatGPT,417,276,693,Conversation log
          """,
          """
          {"timestamp": 0, "input_length": 6755, "output_length": 500, "hash_ids": [0, 1, 2]}
          {"timestamp": 27482, "input_length": 7319, "output_length": 490, "hash_ids": []}
          """,
          """
          hour,workload,requests_per_second,prompt_tokens
          2024-10-27T01:00+02:00,chat,17.0,
          2024-10-27T02:00+02:00,chat,18.5,900
          2024-10-27T02:00+01:00,chat,0,
          """,
          """
          hour,workload,requests_per_second
          22:00,chat,17.0
          23:00,chat,18.5
          01:00,chat,0
          """);

  private static final List<String> SPICE =
      List.of(
          ",",
          "\n",
          "\r",
          "\"",
          "\0",
          "#",
          "# ",
          "-",
          "+",
          ".",
          "e9",
          "NaN",
          "Infinity",
          "0001",
          "9999",
          "2024-02-30",
          "Z",
          "+18:00",
          "+99:99",
          "999999999999",
          "1e999999999",
          "{",
          "}",
          "[",
          "null",
          "\uFEFF",
          "\u202E",
          "é",
          " ",
          "\t",
          "24:00",
          "TIMESTAMP",
          "hour",
          "",
          "00",
          "18446744073709551616",
          "0.0000000001");

  @TempDir private Path folder;

  @Test
  void spoiltTracesAreAnsweredOrRefused() throws Exception {
    var random = new Random(16);
    int answered = 0;
    for (int i = 0; i < COUNT; i++) {
      byte[] bytes = spoil(SEEDS.get(random.nextInt(SEEDS.size())), random);
      answered += isAnswered(bytes, random) ? 1 : 0;
    }
    // Both ways are gone often enough to mean something.
    assertThat(answered).isBetween(COUNT / 20, COUNT * 19 / 20);
  }

  private boolean isAnswered(byte[] bytes, Random random) throws IOException {
    Path file = Files.write(folder.resolve("trace"), bytes);
    try {
      Duration every = Duration.ofMillis(1L << random.nextInt(50));
      var hours =
          RequestTrace.isOne(file)
              ? new RequestTrace(List.of(new Slice("chat", 100, 1000, 1e9)), every)
                  .read(List.of(file))
                  .hours()
              : DemandFiles.read(file, Set.of("chat"));
      assertThat(hours)
          .isNotEmpty()
          .allSatisfy(hour -> {
            assertThat(hour.seconds()).isPositive().isFinite();
            hour.loads()
                .values()
                .forEach(load -> assertThat(load.requestsPerSecond()).isNotNegative().isFinite());
          });
      return true;
    } catch (InvalidInputException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.report()).doesNotContain("\0", "\u202E").contains(file + ":");
      return false;
    }
  }

  private static byte[] spoil(String seed, Random random) throws IOException {
    var text = new StringBuilder(seed);
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int at = random.nextInt(text.length() + 1);
      int until = Math.min(text.length(), at + random.nextInt(4));
      String part = random.nextBoolean() ? SPICE.get(random.nextInt(SPICE.size())) : "";
      text.replace(at, until, part);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? packed(bytes, random) : bytes;
  }

  private static byte[] packed(byte[] bytes, Random random) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    byte[] packed = out.toByteArray();
    if (random.nextBoolean()) {
      packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(packed, random.nextInt(packed.length)) : packed;
  }
}
