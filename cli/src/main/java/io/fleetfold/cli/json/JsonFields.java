package io.fleetfold.cli.json;

import io.fleetfold.cli.json.JsonValue.Place;
import io.fleetfold.domain.csv.InputProblem;
import io.fleetfold.domain.csv.InvalidInputException;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object by type and range. What is missing or wrong is kept for {@link
 * #throwIfInvalid}, and stands for an empty value until then.
 */
public final class JsonFields {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9T:.-]{5,40}Z");

  private static final String TIME_ALLOWED =
      "a time from 1970 to 9999 such as 2026-11-27T02:00:00Z";

  private static final Pattern PATH = Pattern.compile("\\P{Cntrl}{1,4096}");
  private static final String PATH_ALLOWED = "the name of a file or folder";

  private final String file;
  private final JsonValue.Fields object;
  private final List<InputProblem> problems;

  private JsonFields(String file, JsonValue.Fields object, List<InputProblem> problems) {
    this.file = file;
    this.object = object;
    this.problems = problems;
  }

  /** Those of the object that a file is; {@code file} is its name in problems. */
  public static JsonFields of(String file, JsonValue.Fields object) {
    return new JsonFields(file, object, new ArrayList<>());
  }

  /** Throws when anything was missing or wrong in this object or those below it. */
  public void throwIfInvalid() throws InvalidInputException {
    if (!problems.isEmpty()) {
      throw InvalidInputException.of(problems);
    }
  }

  /** A text of this form; the sentence completes {@code "x" is not ...}. */
  public String text(String name, Pattern form, String allowed) {
    String text = findText(name, form, allowed);
    if (text == null && find(name) == null) {
      reject(name, allowed);
    }
    return text == null ? "" : text;
  }

  /** The same; {@code null} where the field is absent or null. */
  public @Nullable String findText(String name, Pattern form, String allowed) {
    JsonValue value = find(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonValue.Text text && form.matcher(text.text()).matches()) {
      return text.text();
    }
    reject(name, value, allowed);
    return null;
  }

  /** A whole number in a range; the least where it is missing or wrong. */
  public int whole(String name, int least, int most) {
    Double number =
        findNumber(
            name,
            value -> value >= least && value <= most && value == Math.rint(value),
            "a whole number from " + least + " to " + most);
    if (number == null && find(name) == null) {
      reject(name, "a whole number");
    }
    return number == null ? least : number.intValue();
  }

  /** The name of a file or folder; a dot where it is missing or none of this computer. */
  public String path(String name) {
    String path = text(name, PATH, PATH_ALLOWED);
    try {
      return Path.of(path.isEmpty() ? "." : path).toString();
    } catch (InvalidPathException e) {
      rejectText(name, path, PATH_ALLOWED);
      return ".";
    }
  }

  /** A number in a range; the least where it is missing or wrong. */
  public double number(String name, double least, double most) {
    String allowed = "a number from " + plain(least) + " to " + plain(most);
    Double number = findNumber(name, value -> value >= least && value <= most, allowed);
    if (number == null && find(name) == null) {
      reject(name, allowed);
    }
    return number == null ? least : number;
  }

  /**
   * A number that may be; {@code null} where the field is absent or null. The sentence completes
   * {@code "x" is not ...}.
   */
  public @Nullable Double findNumber(String name, DoublePredicate isAllowed, String allowed) {
    JsonValue value = find(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonValue.Figure figure) {
      double number = Double.parseDouble(figure.digits());
      if (isAllowed.test(number)) {
        return number;
      }
    }
    reject(name, value, allowed);
    return null;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** A moment between 1970 and 9999. */
  public Instant instant(String name) {
    String text = text(name, TIME, TIME_ALLOWED);
    Instant at = text.isEmpty() ? EARLIEST : parsed(text);
    if (at.isBefore(EARLIEST)) {
      rejectText(name, text, TIME_ALLOWED);
      return EARLIEST;
    }
    return at;
  }

  /** Before 1970 where no such day exists. */
  private static Instant parsed(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
  }

  /** The objects of an array. */
  public List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    if (find(name) instanceof JsonValue.Items array) {
      for (JsonValue item : array.items()) {
        if (item instanceof JsonValue.Fields fields) {
          objects.add(new JsonFields(file, fields, problems));
        } else {
          add(item.place(), "", "an item of " + name + " must be an object");
        }
      }
    } else {
      reject(name, "an array of objects");
    }
    return objects;
  }

  /** An object in a field; one without fields where it is absent or null. */
  public JsonFields object(String name) {
    JsonValue value = find(name);
    if (value instanceof JsonValue.Fields fields) {
      return new JsonFields(file, fields, problems);
    }
    if (value != null) {
      reject(name, "an object");
    }
    return new JsonFields(file, new JsonValue.Fields(Map.of(), object.place()), problems);
  }

  /** Whether a field is {@code true}. */
  public boolean isTrue(String name) {
    return find(name) instanceof JsonValue.Truth truth && truth.value();
  }

  private @Nullable JsonValue find(String name) {
    JsonValue value = object.fields().get(name);
    return value instanceof JsonValue.Nothing ? null : value;
  }

  /** A field that is missing, or has another type than it must have. */
  private void reject(String name, String allowed) {
    JsonValue at = object.fields().get(name);
    add(at == null ? object.place() : at.place(), "", name + " must be " + allowed);
  }

  /** A text that has the form, and yet is none. */
  private void rejectText(String name, String text, String allowed) {
    JsonValue at = object.fields().get(name);
    add(at == null ? object.place() : at.place(), text, allowed);
  }

  private void reject(String name, JsonValue value, String allowed) {
    String shown = value instanceof JsonValue.Text text ? text.text() : value.shown();
    add(value.place(), shown, shown.isEmpty() ? name + " must be " + allowed : allowed);
  }

  private void add(Place place, String value, String allowed) {
    problems.add(new InputProblem(file, place.line(), place.column(), value, allowed, null));
  }
}
