package io.fleetfold.domain.csv;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Columns of numbers: plain decimals in a stated range. */
public sealed interface NumberType extends ColumnType {

  /** The plain form of a number written in another way, when that is allowed. */
  @Override
  default @Nullable String suggestion(String cell) {
    String plain = PlainNumber.plainForm(cell);
    return plain != null && parse(plain) != null ? plain : null;
  }

  /** A plain decimal number in a range, in the unit. Parses to a {@code Double}. */
  record Decimal(String unit, double least, double most) implements NumberType {

    @Override
    public @Nullable Object parse(String cell) {
      Double number = PlainNumber.decimal(cell);
      return number != null && number >= least && number <= most ? number : null;
    }

    @Override
    public String allowed() {
      String range = PlainNumber.text(least) + " to " + PlainNumber.text(most);
      return "a plain decimal number from " + range + (unit.isEmpty() ? "" : " " + unit);
    }

    @Override
    public @Nullable String suggestion(String cell) {
      Double number = PlainNumber.decimal(cell);
      String united = withoutUnit(cell);
      if (united != null && parse(united) != null) {
        return united;
      }
      boolean percent = least == 0 && most == 1 && number != null && number >= 2 && number <= 100;
      return NumberType.super.suggestion(percent ? cell + "%" : cell);
    }

    /** {@code 400 Gbit} in Gbit/s is 400; a number in another unit is not guessed at. */
    private @Nullable String withoutUnit(String cell) {
      int end = cell.length();
      while (end > 0 && !Character.isDigit(cell.charAt(end - 1))) {
        end--;
      }
      String suffix = cell.substring(end).strip();
      boolean own =
          suffix.equalsIgnoreCase(unit)
              || (suffix.length() > 1 && unit.regionMatches(true, 0, suffix, 0, suffix.length()));
      return own ? cell.substring(0, end).strip() : null;
    }
  }

  /**
   * A unit in which people type a number by mistake.
   *
   * @param name such as "per cent"
   * @param from the least number of that kind
   * @param below what such numbers stay below
   * @param digits by how many digits the point moves to the left
   */
  record OtherUnit(String name, double from, double below, int digits) {

    boolean holds(@Nullable Double number) {
      return number != null && number >= from && number < below;
    }
  }

  /** A plain decimal number that people type in other units, too. Parses to a {@code Double}. */
  record OtherUnits(Decimal plain, List<OtherUnit> units) implements NumberType {

    private Optional<OtherUnit> unit(String cell) {
      Double number = PlainNumber.decimal(cell);
      return units.stream().filter(unit -> unit.holds(number)).findFirst();
    }

    @Override
    public @Nullable Object parse(String cell) {
      return plain.parse(cell);
    }

    @Override
    public String allowed() {
      return plain.allowed();
    }

    @Override
    public String reason(String cell) {
      return unit(cell).map(unit -> "; these are probably " + unit.name()).orElse("");
    }

    @Override
    public @Nullable String suggestion(String cell) {
      return unit(cell)
          .map(unit -> new BigDecimal(cell).movePointLeft(unit.digits()))
          .map(number -> number.stripTrailingZeros().toPlainString())
          .orElseGet(() -> plain.suggestion(cell));
    }
  }

  /**
   * Zero, or a plain decimal number in a range that begins above it. Parses to a {@code Double}.
   */
  record ZeroOr(Decimal other) implements NumberType {

    @Override
    public @Nullable Object parse(String cell) {
      Double number = PlainNumber.decimal(cell);
      return number != null && number == 0 ? number : other.parse(cell);
    }

    @Override
    public String allowed() {
      return other.allowed() + " or 0";
    }

    @Override
    public @Nullable String suggestion(String cell) {
      return other.suggestion(cell);
    }
  }

  /** A whole number in a range. Parses to an {@code Integer}. */
  record Whole(int least, int most) implements NumberType {

    private static final int LONGEST_WITH_ZEROS = 40;

    @Override
    public @Nullable Object parse(String cell) {
      Long number = PlainNumber.whole(cell);
      return number != null && number >= least && number <= most
          ? (Object) number.intValue()
          : null;
    }

    @Override
    public String allowed() {
      return "a whole number from " + least + " to " + most;
    }

    @Override
    public @Nullable String suggestion(String cell) {
      boolean zeros = cell.length() <= LONGEST_WITH_ZEROS && cell.matches("[0-9]+\\.0+");
      String whole = zeros ? cell.substring(0, cell.indexOf('.')) : null;
      return whole != null && parse(whole) != null ? whole : NumberType.super.suggestion(cell);
    }
  }

  /**
   * Whole accelerators, or a slice of one. Parses to a {@code Long}, thousandths of an accelerator.
   */
  record Slices(int most) implements NumberType {

    @Override
    public @Nullable Object parse(String cell) {
      Double number = PlainNumber.decimal(cell);
      if (number == null || number > most) {
        return null;
      }
      long millis = Math.round(number * 1000);
      boolean exact = millis == number * 1000;
      boolean slice = millis == 125 || millis == 250 || millis == 500;
      return exact && millis > 0 && (slice || millis % 1000 == 0) ? (Object) millis : null;
    }

    @Override
    public String allowed() {
      return "a whole number from 1 to " + most + " or one of the slices 0.125, 0.25, 0.5";
    }
  }
}
