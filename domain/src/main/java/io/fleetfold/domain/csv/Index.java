package io.fleetfold.domain.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by id, for references to them. A reference to a row that exists and is wrong,
 * or to a table that could not be read in full, is not reported: its cause is.
 */
final class Index<T> {

  private final String kind;
  private final Map<String, T> facts = new LinkedHashMap<>();
  private final Set<String> ids = new LinkedHashSet<>();
  private final NameHints hints;
  private boolean complete = true;

  Index(String kind) {
    this.kind = kind;
    this.hints = new NameHints(kind);
  }

  /** Takes the ids of all rows of a table, whose facts follow. */
  void declare(Table table) {
    String idColumn = table.schema().columns().getFirst().name();
    complete &= table.complete();
    for (Row row : table.rows()) {
      String id = row.findText(idColumn);
      if (id != null) {
        ids.add(id);
      }
    }
  }

  /** Forgets the fact of an id: the row that was to replace it is wrong. */
  void remove(@Nullable String id) {
    facts.remove(id);
  }

  /** Whether an id that is not here cannot exist. */
  boolean isComplete() {
    return complete;
  }

  void put(String id, T fact) {
    ids.add(id);
    facts.put(id, fact);
  }

  /** Every fact, in the order in which the ids came. */
  List<T> values() {
    return new ArrayList<>(facts.values());
  }

  @Nullable T find(String id) {
    return facts.get(id);
  }

  /**
   * The fact that a cell names; without one the row is spoiled, and reported unless the cause is.
   */
  @Nullable T resolve(Row row, String column) {
    String id = row.findText(column);
    return id == null ? null : resolve(row, column, id);
  }

  @Nullable T resolve(Row row, String column, String id) {
    T fact = isKnown(row, column, id) ? facts.get(id) : null;
    if (fact == null) {
      row.spoil();
    }
    return fact;
  }

  /** Whether no row has this id, and none that could not be read may have it. */
  boolean isUnknown(String id) {
    return complete && !ids.contains(id);
  }

  /** What an unknown id was probably meant for. */
  NameHints.Hint hint(String id) {
    return hints.of(id, ids);
  }

  /** Whether a row has this id, be it right or wrong; an unknown one is reported. */
  boolean isKnown(Row row, String column, String id) {
    boolean known = !isUnknown(id);
    if (!known) {
      NameHints.Hint hint = hints.of(id, ids);
      row.reject(column, id, "a known " + kind + hint.note(), hint::suggestion);
    }
    return known;
  }
}
