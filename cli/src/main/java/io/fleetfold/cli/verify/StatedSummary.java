package io.fleetfold.cli.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures and options that a {@code summary.json} states. */
public final class StatedSummary {

  private final Map<String, String> numbers;
  private final Map<String, Boolean> flags;

  private StatedSummary(Map<String, String> numbers, Map<String, Boolean> flags) {
    this.numbers = numbers;
    this.flags = flags;
  }

  /** Reads the figures at the top and those of {@code options}, as {@code options.slo_margin}. */
  public static StatedSummary read(Path file) throws IOException {
    var summary = new StatedSummary(new HashMap<>(), new HashMap<>());
    try (JsonParser parser = new JsonFactory().createParser(Files.readString(file))) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        summary.readObject(parser, "");
      }
    }
    return summary;
  }

  private void readObject(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && name.equals("options")) {
        readObject(parser, "options.");
      } else if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT) {
        numbers.put(name, parser.getText());
      } else if (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE) {
        flags.put(name, value == JsonToken.VALUE_TRUE);
      } else {
        parser.skipChildren();
      }
    }
  }

  /** A stated number as it is written; {@code null} when there is none of that name. */
  @Nullable String number(String name) {
    return numbers.get(name);
  }

  /** A stated option that is a number; {@code null} when there is none of that name. */
  public @Nullable Double option(String name) {
    String number = numbers.get("options." + name);
    return number == null ? null : Double.valueOf(number);
  }

  /** Whether it states what no plan can beat. */
  public boolean statesUpperBound() {
    return number("upper_bound_usd_per_hour") != null;
  }

  /** Whether the plan was made against a plan in force. */
  public boolean hadPreviousPlan() {
    return flags.getOrDefault("options.previous_plan", false);
  }

  /** Whether its rates come from a user's own calibration. */
  public boolean wasCalibrated() {
    return flags.getOrDefault("options.calibration", false);
  }
}
