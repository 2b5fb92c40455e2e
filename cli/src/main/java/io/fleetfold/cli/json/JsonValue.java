package io.fleetfold.cli.json;

import java.util.List;
import java.util.Map;

/** What stands at one place of a JSON file. */
public sealed interface JsonValue {

  /** Where it begins. */
  Place place();

  /** How a message shows it: a text in quotes, anything else as it is written. */
  default String shown() {
    return switch (this) {
      case Text text -> "\"" + text.text() + "\"";
      case Figure figure -> figure.digits();
      case Truth truth -> String.valueOf(truth.value());
      case Nothing nothing -> "null";
      case Fields fields -> "{...}";
      case Items items -> "[...]";
    };
  }

  /** A place of a file; lines and columns count from 1. */
  record Place(int line, int column) {

    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  /** An object; its fields in the order of the file. */
  record Fields(Map<String, JsonValue> fields, Place place) implements JsonValue {}

  /** An array. */
  record Items(List<JsonValue> items, Place place) implements JsonValue {}

  /** A text. */
  record Text(String text, Place place) implements JsonValue {}

  /** A number, as it is written. */
  record Figure(String digits, Place place) implements JsonValue {}

  /** {@code true} or {@code false}. */
  record Truth(boolean value, Place place) implements JsonValue {}

  /** {@code null}. */
  record Nothing(Place place) implements JsonValue {}
}
