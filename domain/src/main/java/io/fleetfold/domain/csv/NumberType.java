package io.fleetfold.domain.csv;

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
      boolean percent = least == 0 && most == 1 && number != null && number >= 2 && number <= 100;
      return NumberType.super.suggestion(percent ? cell + "%" : cell);
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
