package io.fleetfold.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of files that are almost what they should be, for every reader of the program. Each is
 * read, or refused by an error for people: no other exception, no exit code 1, nothing unsafe on a
 * terminal, no input that takes for ever or much memory.
 *
 * <p>{@code -Dfleetfold.mutations=N} is how many, over all readers; {@code
 * -Dfleetfold.mutation=READER} runs one reader alone, {@code READER:SEED} one input, and {@code
 * READER:SEED-} or {@code :SEED-} those from a seed on.
 */
class FuzzTest {

  private static final int COUNT = Integer.getInteger("fleetfold.mutations", 3_000);
  private static final Asked ASKED = Asked.of(System.getProperty("fleetfold.mutation", ""));

  @TempDir private static Path parent;

  @TestFactory
  Stream<DynamicTest> everyReaderAnswersOrRefuses(TestReporter reporter) {
    List<Reader> readers = readers();
    int shares = readers.stream().mapToInt(Reader::share).sum();
    return readers.stream()
        .filter(ASKED::isFor)
        .map(reader ->
            DynamicTest.dynamicTest(
                reader.name(),
                () ->
                    run(
                        reader,
                        (int) Math.ceilDiv((long) COUNT * reader.share(), shares),
                        reporter)));
  }

  private static List<Reader> readers() {
    Samples samples = Samples.in(parent.resolve("samples"));
    List<Reader> readers = new ArrayList<>(DatasetReaders.of(samples));
    readers.addAll(DemandReaders.of(samples));
    readers.addAll(PlanReaders.of(samples));
    readers.addAll(MeasurementReaders.of());
    return readers;
  }

  private static void run(Reader reader, int count, TestReporter reporter) throws Exception {
    Path folder = Files.createDirectories(parent.resolve(reader.name()));
    reader.preparation().write(folder);
    SoundFolder sound = SoundFolder.of(folder);
    assertThat(reader.door().read(folder)).as("sound files are taken").isTrue();
    sound.restore(reader.files().getFirst());
    int taken = 0;
    long start = System.nanoTime();
    Map<String, Trial> failures = new LinkedHashMap<>();
    for (long seed : ASKED.seeds(count)) {
      Trial trial = Trial.of(reader, sound, seed);
      taken += trial.taken() ? 1 : 0;
      if (trial.failure() != null) {
        failures.putIfAbsent(trial.cause(), trial);
      }
    }
    reporter.publishEntry(
        reader.name(),
        count + " inputs, " + taken + " taken, " + (System.nanoTime() - start) / 1_000_000 + " ms");
    assertThat(failures.values()).isEmpty();
  }
}
