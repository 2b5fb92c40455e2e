package io.fleetfold.domain.csv;

import org.jspecify.annotations.Nullable;

/**
 * One column of a file.
 *
 * @param name name in the header, unit included
 * @param presence whether the header and the cells need it
 * @param fallback the value of an empty cell, as it would be written; {@code null} when an empty
 *     cell states no value
 * @param emptyMeaning what an empty cell means, for readers; empty when cells must be filled
 * @param meaning one sentence for the page of formats
 */
public record Column(
    String name,
    ColumnType type,
    Presence presence,
    @Nullable String fallback,
    String emptyMeaning,
    String meaning) {

  /** Whether a column must be in the header, and its cells filled. */
  public enum Presence {
    /** In the header, and no cell may be empty. */
    REQUIRED,
    /** In the header; cells may be empty. */
    MAY_BE_EMPTY,
    /** May be left out of the header too. */
    OPTIONAL
  }

  /** In the header of every file, and no cell may be empty. */
  public static Column required(String name, ColumnType type, String meaning) {
    return new Column(name, type, Presence.REQUIRED, null, "", meaning);
  }

  /** In the header of every file; cells may be empty. */
  public static Column mayBeEmpty(
      String name, ColumnType type, String emptyMeaning, String meaning) {
    return new Column(name, type, Presence.MAY_BE_EMPTY, null, emptyMeaning, meaning);
  }

  /** May be left out; an empty cell states nothing. */
  public static Column optional(String name, ColumnType type, String emptyMeaning, String meaning) {
    return new Column(name, type, Presence.OPTIONAL, null, emptyMeaning, meaning);
  }

  /** May be left out; an empty cell states the fallback. */
  public static Column withDefault(String name, ColumnType type, String fallback, String meaning) {
    return new Column(name, type, Presence.OPTIONAL, fallback, fallback, meaning);
  }

  /** The same column, whose cells may be empty. */
  Column lenient() {
    return presence == Presence.REQUIRED
        ? mayBeEmpty(name, type, "no source states it", meaning)
        : this;
  }

  /** Whether the cells are the ids of the rows. */
  boolean definesRow() {
    return type instanceof ColumnType.Identifier identifier && identifier.definesRow();
  }
}
