package io.fleetfold.cli.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The traces of single requests that are read, told by their header. */
enum TraceFormat {
  /** The Azure LLM inference traces of 2023 and 2024. */
  AZURE(TraceUnit.DATES, "TIMESTAMP", "ContextTokens", "GeneratedTokens"),

  /** BurstGPT, where a request without response tokens has failed. */
  BURSTGPT(TraceUnit.SECONDS, "Timestamp", "Request tokens", "Response tokens"),

  /** Mooncake's trace as a table, as it lies in {@code datasets/azure-2023/traces}. */
  MOONCAKE_TABLE(TraceUnit.MILLISECONDS, "timestamp_ms", "input_length", "output_length"),

  /** Mooncake's trace as published: an object of JSON a line. */
  MOONCAKE(TraceUnit.MILLISECONDS, "timestamp", "input_length", "output_length");

  private final TraceUnit unit;
  private final String time;
  private final String prompt;
  private final String output;

  TraceFormat(TraceUnit unit, String time, String prompt, String output) {
    this.unit = unit;
    this.time = time;
    this.prompt = prompt;
    this.output = output;
  }

  /** The format that a first line announces; {@code null} when it is no trace. */
  static @Nullable TraceFormat of(String firstLine) {
    if (firstLine.stripLeading().startsWith("{")) {
      boolean known = firstLine.contains("\"timestamp\"") || firstLine.contains("\"input_length\"");
      return known ? MOONCAKE : null;
    }
    List<String> header = header(firstLine);
    // The time alone would do, but that of Mooncake's objects is a name like any other.
    for (TraceFormat format : List.of(AZURE, BURSTGPT, MOONCAKE_TABLE)) {
      boolean measured = header.contains(format.prompt) && header.contains(format.output);
      if (measured || header.contains(format.time)) {
        return format;
      }
    }
    return null;
  }

  /** The names of the columns in a line of a table. */
  static List<String> header(String line) {
    var cells = new TraceCells();
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    cells.cut(bytes, 0, bytes.length);
    List<String> names = new ArrayList<>();
    for (int cell = 0; cell < cells.count(); cell++) {
      names.add(cells.text(cell));
    }
    return names;
  }

  TraceUnit unit() {
    return unit;
  }

  /** Time, prompt and answer. */
  List<String> columns() {
    return List.of(time, prompt, output);
  }

  boolean isJson() {
    return this == MOONCAKE;
  }

  /** Whether a request without an answer is one that failed. */
  boolean marksFailures() {
    return this == BURSTGPT;
  }
}
