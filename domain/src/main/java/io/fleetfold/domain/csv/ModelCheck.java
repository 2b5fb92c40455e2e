package io.fleetfold.domain.csv;

/** Holds the figures of a model to each other. */
final class ModelCheck {

  private ModelCheck() {}

  static void check(Row row) {
    checkPartOf(row, "active_parameters_b", "parameters_b");
    checkPartOf(row, "experts_per_token", "experts");
    checkBoth(row, "experts", "experts_per_token");
    checkBoth(row, "experts_per_token", "experts");
  }

  private static void checkPartOf(Row row, String partColumn, String wholeColumn) {
    Number part = row.find(partColumn, Number.class);
    Number whole = row.find(wholeColumn, Number.class);
    if (part != null && whole != null && part.doubleValue() > whole.doubleValue()) {
      row.rejectStated(
          partColumn,
          wholeColumn,
          "possible: "
              + partColumn
              + " is at most "
              + wholeColumn
              + ", and they are "
              + PlainNumber.text(part.doubleValue())
              + " and "
              + PlainNumber.text(whole.doubleValue()));
    }
  }

  /** A mixture of experts is known by both figures; with one of them it would count as dense. */
  private static void checkBoth(Row row, String given, String missing) {
    boolean lone = row.findWhole(given) != null && row.findWhole(missing) == null;
    if (lone && row.isSound()) {
      row.rejectStated(
          given, missing, "possible without " + missing + ": a mixture of experts has both");
    }
  }
}
