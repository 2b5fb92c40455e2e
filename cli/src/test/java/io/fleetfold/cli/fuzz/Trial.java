package io.fleetfold.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One mutated input: which one it is depends on the name of the reader and the seed alone.
 *
 * @param mutation what was changed
 * @param taken whether it was taken for sound
 * @param failure what must not have happened; {@code null} when nothing did
 */
record Trial(
    Reader reader, long seed, Mutation mutation, boolean taken, @Nullable Throwable failure) {

  /** Nothing that is read here takes a second; what takes so long never ends. */
  private static final Duration ENDLESS = Duration.ofMinutes(2);

  /** What a reader may allocate in all: inputs are small. */
  private static final long MOST_BYTES = 512L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Trial of(Reader reader, SoundFolder sound, long seed) throws IOException {
    var random = new Random(seed * 1_000_003 + reader.name().hashCode());
    Mutation mutation = Mutation.make(sound, reader.files(), random);
    try {
      boolean taken = assertTimeoutPreemptively(ENDLESS, () -> withinMemory(reader, sound));
      return new Trial(reader, seed, mutation, taken, null);
    } catch (Throwable failure) {
      return new Trial(reader, seed, mutation, false, failure);
    } finally {
      sound.restore(mutation.file());
    }
  }

  private static boolean withinMemory(Reader reader, SoundFolder sound) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean taken = reader.door().read(sound.folder());
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (bytes > MOST_BYTES) {
      throw new AssertionError((bytes >> 20) + " MB were allocated");
    }
    return taken;
  }

  /** Failures with the same text have one cause, most of the time. */
  String cause() {
    Throwable root = failure;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return root == null
        ? ""
        : root.getClass().getSimpleName()
            + " "
            + (root.getStackTrace().length == 0 ? "" : root.getStackTrace()[0]);
  }

  @Override
  public String toString() {
    String name = reader.name() + ":" + seed;
    return "-Dfleetfold.mutation=" + name + "\n  " + mutation + "\n  " + failure;
  }
}
