package io.fleetfold.cli.verify;

import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.PlanTable;
import io.fleetfold.domain.csv.PlanTable.PlanRow;
import io.fleetfold.domain.facts.PreviousPlacement;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rows of a {@code plan.csv} with every cell as it stands there. */
public record StatedPlan(List<PlanRow> rows) {

  /** Copies the list. */
  public StatedPlan {
    rows = List.copyOf(rows);
  }

  /** Reads a file, or reports every problem of it. */
  public static StatedPlan read(Path file) throws InvalidInputException {
    return new StatedPlan(PlanTable.read(file));
  }

  /** What runs where. */
  public List<PreviousPlacement> placements() {
    return rows.stream().map(PlanRow::placement).toList();
  }

  /** Names of its columns, as far as it has a row. */
  Stream<String> columns() {
    return rows.stream().limit(1).flatMap(row -> row.cells().stream()).map(PlanTable.Cell::column);
  }
}
