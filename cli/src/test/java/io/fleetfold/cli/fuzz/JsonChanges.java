package io.fleetfold.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes of JSON, token by token, and of JSON lines. */
final class JsonChanges {

  private static final Pattern VALUE =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][-+.0-9eE]*|true|false|null");
  private static final Pattern MARK = Pattern.compile("[\\[\\]{},:]");
  private static final Pattern FIELD =
      Pattern.compile("\"[^\"\\\\]*\" *: *(?:\"[^\"\\\\]*\"|[-+.0-9eE]+|true|false|null)");

  private static final String[] VALUES = {
    "{}",
    "[]",
    "[{}]",
    "[[]]",
    "\"\"",
    "null",
    "true",
    "0",
    "-0",
    "-0.0",
    "1e400",
    "1e-400",
    "\"1\"",
    "{\"a\": 1}",
    "\"\\u0000\"",
    "\"\\u001b[31m\"",
    "\"\\ud800\"",
    "\"\\u202e\\n\"",
    "\"\\x\"",
    "01",
    ".5",
    "5.",
    "+5",
    "0x5",
    "'a'",
    "NaN",
    "-Infinity",
    "\"../../x\"",
    "\"/dev/null\"",
    "// a"
  };

  private JsonChanges() {}

  static Changed change(byte[] sound, Random random) {
    String text = Changed.text(sound);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> replaced(text, VALUE, value(text, random), random);
      case 3 -> replaced(text, VALUE, Words.number(random), random);
      case 4 -> replaced(text, MARK, random.nextBoolean() ? "" : mark(random), random);
      case 5 -> replaced(text, FIELD, field(text, random), random);
      case 6 -> deep(text, random);
      case 7 -> wrapped(text, random);
      default -> TableChanges.change(sound, random);
    };
  }

  private static String mark(Random random) {
    return String.valueOf("[]{},:".charAt(random.nextInt(6)));
  }

  private static String value(String text, Random random) {
    List<MatchResult> all = all(text, VALUE);
    return switch (random.nextInt(4)) {
      case 0 -> '"' + Words.any(random).replace("\"", "") + '"';
      case 1 -> all.isEmpty() ? "1" : all.get(random.nextInt(all.size())).group();
      default -> VALUES[random.nextInt(VALUES.length)];
    };
  }

  /** Another field of the file in its place, or itself twice. */
  private static String field(String text, Random random) {
    List<MatchResult> all = all(text, FIELD);
    if (all.isEmpty()) {
      return "\"a\": 1";
    }
    String field = all.get(random.nextInt(all.size())).group();
    return random.nextBoolean() ? field : field + ", " + field;
  }

  private static Changed deep(String text, Random random) {
    int depth = 1 + random.nextInt(3000);
    String open = random.nextBoolean() ? "[" : "{\"a\":";
    String close = open.equals("[") ? "]" : "}";
    String deep = open.repeat(depth) + "1" + (random.nextBoolean() ? close.repeat(depth) : "");
    return replaced(text, VALUE, random.nextInt(4) == 0 ? "9".repeat(depth * 2) : deep, random);
  }

  private static Changed wrapped(String text, Random random) {
    String wrapped =
        switch (random.nextInt(4)) {
          case 0 -> "[" + text + "]";
          case 1 -> "{\"a\": " + text + "}";
          case 2 -> text + text;
          default -> text + Words.any(random);
        };
    return Changed.text(wrapped, "wrapped, twice, or with something behind it");
  }

  private static Changed replaced(String text, Pattern what, String with, Random random) {
    List<MatchResult> all = all(text, what);
    if (all.isEmpty()) {
      return Changed.text(text, "nothing");
    }
    MatchResult match = all.get(random.nextInt(all.size()));
    return Changed.text(
        text.substring(0, match.start()) + with + text.substring(match.end()),
        match.group() + " at " + match.start() + " is now " + with);
  }

  private static List<MatchResult> all(String text, Pattern pattern) {
    return new ArrayList<>(pattern.matcher(text).results().toList());
  }
}
