package io.fleetfold.domain.csv;

import java.util.Locale;

/** Text from a file as a message may show it: on one line, without control characters, short. */
public final class Shown {

  private static final int LONGEST = 80;
  private static final int KEPT = 40;

  private Shown() {}

  /** Printable, and cut after 40 characters when it is longer than 80. */
  public static String of(String text) {
    if (text.length() <= LONGEST) {
      return whole(text);
    }
    return whole(text.substring(0, KEPT)) + "... (" + text.length() + " characters)";
  }

  /** Printable: a character that would not show as itself is written as its code. */
  public static String whole(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        shown.append(c);
      } else {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return shown.toString();
  }

  private static boolean isPlain(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
