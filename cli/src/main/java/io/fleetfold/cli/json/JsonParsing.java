package io.fleetfold.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.fleetfold.cli.json.JsonValue.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One text turned into a value; what is no JSON is thrown with its place. */
final class JsonParsing {

  /** Our files have four levels, and a value of ours has some twenty digits. */
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(50).maxNumberLength(100).build();

  private static final JsonFactory FORMAT =
      JsonFactory.builder().streamReadConstraints(LIMITS).build();

  private final JsonParser parser;

  private JsonParsing(JsonParser parser) {
    this.parser = parser;
  }

  /** Thrown for a text that is no JSON. */
  static final class WrongJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Place place;

    WrongJsonException(Place place, String sentence) {
      super(sentence);
      this.place = place;
    }

    Place place() {
      return place;
    }
  }

  static JsonValue parse(String text) throws WrongJsonException {
    try (JsonParser parser = FORMAT.createParser(text)) {
      return new JsonParsing(parser).whole();
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot be read", e);
    }
  }

  private JsonValue whole() throws WrongJsonException, IOException {
    try {
      if (parser.nextToken() == null) {
        throw new WrongJsonException(new Place(1, 1), "the file is empty");
      }
      JsonValue value = value();
      if (parser.nextToken() != null) {
        throw new WrongJsonException(here(), "the file goes on behind its end");
      }
      return value;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new WrongJsonException(at == null ? here() : place(at), sentence(e));
    }
  }

  /** Our own words: those of the parser hold what stands in the file, and name its options. */
  private static String sentence(JsonProcessingException wrong) {
    return switch (wrong) {
      case JsonEOFException cut -> "the file ends here, within a value";
      case StreamConstraintsException tooMuch ->
          "what stands here is too long or too deep for a file of Fleetfold";
      default -> "what stands here is not JSON";
    };
  }

  private JsonValue value() throws WrongJsonException, IOException {
    Place place = here();
    return switch (parser.currentToken()) {
      case START_OBJECT -> new JsonValue.Fields(fields(), place);
      case START_ARRAY -> new JsonValue.Items(items(), place);
      case VALUE_STRING -> new JsonValue.Text(parser.getText(), place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Figure(parser.getText(), place);
      case VALUE_TRUE, VALUE_FALSE -> new JsonValue.Truth(parser.getBooleanValue(), place);
      default -> new JsonValue.Nothing(place);
    };
  }

  private Map<String, JsonValue> fields() throws WrongJsonException, IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      Place place = here();
      parser.nextToken();
      if (fields.put(name, value()) != null) {
        throw new WrongJsonException(place, "the object has a field of this name already");
      }
    }
    return fields;
  }

  private List<JsonValue> items() throws WrongJsonException, IOException {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return items;
  }

  private Place here() {
    return place(parser.currentTokenLocation());
  }

  private static Place place(JsonLocation location) {
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
