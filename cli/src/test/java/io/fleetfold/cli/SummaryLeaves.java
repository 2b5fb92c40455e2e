package io.fleetfold.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The values of a JSON file that is written a field a line. */
final class SummaryLeaves {

  private SummaryLeaves() {}

  /**
   * One value.
   *
   * @param path without indexes: {@code workloads[].served_rps}
   * @param text of the whole file
   * @param line on which it stands, from 1
   * @param value as it is written
   */
  record Leaf(String path, String text, int line, String value) {

    /** The file with another value in its place. */
    String with(String other) {
      return replaced(other);
    }

    /** The file with a number one higher, a word longer, or a truth turned round. */
    String ofAnotherValue() {
      return switch (value.charAt(0)) {
        case '"' -> with("\"x" + value.substring(1));
        case 't' -> with("false");
        case 'f' -> with("true");
        case 'n' -> with(path.endsWith("_reason") || path.startsWith("why") ? "\"no\"" : "1");
        default -> with(new BigDecimal(value).add(BigDecimal.ONE).toString());
      };
    }

    /** The file with a number as a text, or a number in place of anything else. */
    String ofAnotherType() {
      boolean number = Character.isDigit(value.charAt(0)) || value.startsWith("-");
      return with(number ? "\"" + value + "\"" : value.equals("null") ? "true" : "3");
    }

    /** The file without the field. */
    String without() {
      List<String> lines = new ArrayList<>(text.lines().toList());
      boolean last = !lines.remove(line - 1).endsWith(",");
      if (last && lines.get(line - 2).endsWith(",")) {
        String before = lines.get(line - 2);
        lines.set(line - 2, before.substring(0, before.length() - 1));
      }
      return String.join("\n", lines);
    }

    private String replaced(String other) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      String old = lines.get(line - 1);
      String comma = old.endsWith(",") ? "," : "";
      lines.set(line - 1, old.substring(0, start(old)) + other + comma);
      return String.join("\n", lines);
    }
  }

  static List<Leaf> of(String text) throws IOException {
    List<Leaf> leaves = new ArrayList<>();
    List<String> lines = text.lines().toList();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          int line = parser.currentTokenLocation().getLineNr();
          leaves.add(new Leaf(path(parser), text, line, value(lines.get(line - 1))));
        }
      }
    }
    return leaves;
  }

  private static String path(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.substring(1).replaceAll("/[0-9]+", "[]").replace('/', '.');
  }

  private static String value(String line) {
    String value = line.substring(start(line));
    return value.endsWith(",") ? value.substring(0, value.length() - 1) : value;
  }

  /** Where the value begins; an item of an array stands alone on its line. */
  private static int start(String line) {
    return Math.max(line.indexOf(": ") + 2, line.length() - line.stripLeading().length());
  }
}
