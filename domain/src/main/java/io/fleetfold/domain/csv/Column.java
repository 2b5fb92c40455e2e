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
    OPTIONAL,
    /** A row that overrides a bundled one may leave it out; any other must fill it. */
    REQUIRED_OF_NEW,
    /** A row that overrides a bundled one may leave it out; the header of others must have it. */
    EXPECTED_OF_NEW;

    /** Whether every header must have it. */
    boolean isInEveryHeader() {
      return this == REQUIRED || this == MAY_BE_EMPTY;
    }
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

  /** Filled in every row, unless the row overrides a bundled one. */
  static Column requiredOfNew(String name, ColumnType type, String meaning) {
    return new Column(name, type, Presence.REQUIRED_OF_NEW, null, "", meaning);
  }

  /** In the header, unless all rows override bundled ones; cells may be empty. */
  static Column expectedOfNew(String name, ColumnType type, String emptyMeaning, String meaning) {
    return new Column(name, type, Presence.EXPECTED_OF_NEW, null, emptyMeaning, meaning);
  }

  /** Whether a row can do without a value. */
  boolean mayLackValue() {
    return presence != Presence.REQUIRED && presence != Presence.REQUIRED_OF_NEW;
  }

  /** Whether the cells are the ids of the rows. */
  boolean definesRow() {
    return type instanceof ColumnType.Identifier identifier && identifier.definesRow();
  }
}
