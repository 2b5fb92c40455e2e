package io.fleetfold.domain.csv;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the cells of a column may hold. */
public sealed interface ColumnType
    permits ColumnType.Identifier,
        ColumnType.Reference,
        ColumnType.References,
        ColumnType.Text,
        ColumnType.Date,
        ColumnType.Choice,
        NumberType {

  /** The value that a filled cell states, or {@code null} when it states none. */
  @Nullable Object parse(String cell);

  /** What is allowed; completes {@code "x" is not ...}. */
  String allowed();

  /** Why this cell is not allowed, where that needs saying; follows {@link #allowed()}. */
  default String reason(String cell) {
    return "";
  }

  /** What was probably meant by a cell that is not allowed. */
  default @Nullable String suggestion(String cell) {
    return null;
  }

  /** An id; where it defines its row, no other row may have it. Parses to a string. */
  record Identifier(boolean definesRow) implements ColumnType {

    /** The longest id. */
    public static final int LONGEST = 200;

    private static final String ALLOWED =
        "an id: only letters, digits and . _ : / - may stand in it, at most "
            + LONGEST
            + " characters";

    @Override
    public @Nullable Object parse(String cell) {
      return isIdentifier(cell) ? cell : null;
    }

    @Override
    public String allowed() {
      return ALLOWED;
    }

    @Override
    public String reason(String cell) {
      boolean formula = "=+-@".indexOf(cell.charAt(0)) >= 0;
      return formula ? "; a spreadsheet would run this as a formula" : "";
    }

    /** By hand, because a pattern takes longer than the rest of a large file. */
    private static boolean isIdentifier(String cell) {
      for (int i = 0; i < cell.length(); i++) {
        char c = cell.charAt(i);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        boolean other = (c >= '-' && c <= ':') || c == '_';
        if (!letter && !other) {
          return false;
        }
      }
      return cell.length() <= LONGEST && cell.charAt(0) != '-';
    }
  }

  /**
   * The id of a row of another table, which {@code kind} names. Parses to a string; the table is
   * asked later.
   */
  record Reference(String kind) implements ColumnType {

    @Override
    public Object parse(String cell) {
      return cell;
    }

    @Override
    public String allowed() {
      return "a known " + kind;
    }
  }

  /**
   * Ids of rows of another table, joined by {@code ;}. Parses to a string; the table is asked
   * later.
   */
  record References(String kind) implements ColumnType {

    @Override
    public Object parse(String cell) {
      return cell;
    }

    @Override
    public String allowed() {
      return "a list of known " + kind + "s joined by ;";
    }
  }

  /** Any text without control characters, line ends apart. Parses to a string. */
  record Text() implements ColumnType {

    @Override
    public @Nullable Object parse(String cell) {
      boolean plain =
          cell.chars().allMatch(c -> !Character.isISOControl(c) || Character.isWhitespace(c));
      return plain ? cell : null;
    }

    @Override
    public String allowed() {
      return "text without control characters";
    }
  }

  /** A day, a month or a year. Parses to the text itself. */
  record Date() implements ColumnType {

    private static final Pattern MONTH_OF_YEAR = Pattern.compile("([01][0-9])[/.-]([12][0-9]{3})");
    private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");

    @Override
    public @Nullable Object parse(String cell) {
      try {
        return switch (cell.length()) {
          case 4 -> YEAR.matcher(cell).matches() ? cell : null;
          case 7 -> YearMonth.parse(cell).getYear() > 0 ? cell : null;
          case 10 -> LocalDate.parse(cell).getYear() > 0 ? cell : null;
          default -> null;
        };
      } catch (DateTimeParseException e) {
        return null;
      }
    }

    /** {@code 11/2023} is November 2023. */
    @Override
    public @Nullable String suggestion(String cell) {
      Matcher month = MONTH_OF_YEAR.matcher(cell);
      String turned = month.matches() ? month.group(2) + "-" + month.group(1) : null;
      return turned == null || parse(turned) == null ? null : turned;
    }

    @Override
    public String allowed() {
      return "a date such as 2024-05-31, 2024-05 or 2024";
    }
  }

  /** One of a few words. Parses to the word. */
  record Choice(List<String> words) implements ColumnType {

    /** The words of an enum, in lower case. */
    public static Choice of(Enum<?>[] constants) {
      return new Choice(
          Arrays.stream(constants)
              .map(constant -> constant.name().toLowerCase(Locale.ROOT))
              .toList());
    }

    @Override
    public @Nullable Object parse(String cell) {
      return words.contains(cell) ? cell : null;
    }

    @Override
    public String allowed() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public @Nullable String suggestion(String cell) {
      return new Nearest().find(cell, words);
    }
  }
}
