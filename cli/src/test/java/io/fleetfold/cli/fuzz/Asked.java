package io.fleetfold.cli.fuzz;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to be run: {@code READER}, {@code READER:SEED} or {@code READER:SEED-}; without a
 * reader, all of them.
 *
 * @param reader {@code null} for all
 * @param first the first seed
 * @param alone whether it is the only one
 */
record Asked(@Nullable String reader, long first, boolean alone) {

  static Asked of(String text) {
    String[] parts = (text.contains(":") ? text : text + ":0-").split(":", 2);
    boolean alone = !parts[1].endsWith("-");
    return new Asked(
        parts[0].isEmpty() ? null : parts[0], Long.parseLong(parts[1].replace("-", "")), alone);
  }

  boolean isFor(Reader other) {
    return reader == null || reader.equals(other.name());
  }

  long[] seeds(int count) {
    return LongStream.range(first, first + (alone ? 1 : count)).toArray();
  }
}
