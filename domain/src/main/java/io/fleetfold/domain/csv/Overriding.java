package io.fleetfold.domain.csv;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row that overrides cells of the bundled row of its id, or else must say everything itself. */
final class Overriding {

  private final Row row;
  private final Map<String, Row> bundled;

  Overriding(Row row, Map<String, Row> bundledRows) {
    this.row = row;
    this.bundled = bundledRows;
  }

  /** Fills what the row leaves empty; reports what a new one must not leave empty. */
  void complete() {
    String id = row.findText(idColumn());
    Row overridden = id == null ? null : bundled.get(id);
    if (id != null && overridden == null) {
      checkNew(id);
    }
    row.complete(overridden);
  }

  private String idColumn() {
    return row.schema().columns().getFirst().name();
  }

  private void checkNew(String id) {
    List<String> absent =
        row.schema().columns().stream()
            .filter(column -> isExpected(column) && !row.has(column))
            .map(Column::name)
            .toList();
    if (!absent.isEmpty()) {
      row.reject(
          idColumn(),
          id,
          "in the bundled catalogue, and the header lacks what a new "
              + row.schema().kind()
              + " needs: "
              + String.join(", ", absent),
          () -> nearest(id));
    }
    row.schema().columns().stream()
        .filter(column -> column.presence() == Column.Presence.REQUIRED_OF_NEW)
        .filter(column -> row.has(column) && !row.states(column.name()))
        .forEach(this::rejectEmpty);
  }

  private static boolean isExpected(Column column) {
    return column.presence() == Column.Presence.REQUIRED_OF_NEW
        || column.presence() == Column.Presence.EXPECTED_OF_NEW;
  }

  private void rejectEmpty(Column column) {
    row.reject(
        column.name(),
        "",
        column.name() + " is empty; it must be " + column.type().allowed(),
        () -> null);
  }

  private @Nullable String nearest(String id) {
    return new Nearest().find(id, bundled.keySet());
  }
}
