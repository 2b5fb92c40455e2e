package io.fleetfold.cli.json;

import io.fleetfold.cli.json.JsonValue.Place;
import io.fleetfold.domain.csv.InputBytes;
import io.fleetfold.domain.csv.InputProblem;
import io.fleetfold.domain.csv.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A JSON file that is one object. */
public final class JsonFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @throws InvalidInputException with line and column, when it is no file, not UTF-8, not JSON or
   *     no object
   */
  public static JsonValue.Fields read(Path file) throws InvalidInputException {
    return parse(file.toString(), decoded(file.toString(), InputBytes.read(file)));
  }

  /** The object that a text states; {@code file} is its name in problems. */
  public static JsonValue.Fields parse(String file, String text) throws InvalidInputException {
    try {
      JsonValue value = JsonParsing.parse(text);
      if (value instanceof JsonValue.Fields object) {
        return object;
      }
      throw invalid(file, value.place(), "the file must be one JSON object: { ... }");
    } catch (JsonParsing.WrongJsonException e) {
      throw invalid(file, e.place(), String.valueOf(e.getMessage()));
    }
  }

  private static String decoded(String file, byte[] bytes) throws InvalidInputException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      String wrong = String.format(Locale.ROOT, "the byte 0x%02X is not UTF-8", in.get() & 0xFF);
      throw invalid(file, endOf(text), wrong);
    }
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static Place endOf(String text) {
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return new Place(line, text.length() - text.lastIndexOf('\n'));
  }

  private static InvalidInputException invalid(String file, Place place, String sentence) {
    return InvalidInputException.of(
        List.of(new InputProblem(file, place.line(), place.column(), "", sentence, null)));
  }
}
