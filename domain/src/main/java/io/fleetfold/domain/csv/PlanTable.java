package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.PreviousPlacement;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@code plan.csv} with every cell as it stands there, those included that a plan in force need
 * not have.
 */
public final class PlanTable {

  private PlanTable() {}

  /**
   * One cell.
   *
   * @param column name in the header, which may stand there twice
   * @param line physical line, from 1
   * @param number of the cell in its row, from 1
   */
  public record Cell(String column, int line, int number, String text) {}

  /** One shard, and every cell of its row. */
  public record PlanRow(PreviousPlacement placement, List<Cell> cells) {

    /** Copies the list. */
    public PlanRow {
      cells = List.copyOf(cells);
    }
  }

  /** Reads the rows, or reports every problem of the file. */
  public static List<PlanRow> read(Path file) throws InvalidInputException {
    InputTable table = InputTable.read(file, Schema.PREVIOUS_PLAN.written());
    InputTable.throwIfInvalid(table);
    return table.rows().stream()
        .map(row -> new PlanRow(Records.previous(row), row.cells()))
        .toList();
  }
}
