package io.fleetfold.cli.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes of a table: its cells, rows and columns. Quotes are not minded: they get torn, too. */
final class TableChanges {

  private static final String[] SEPARATORS = {";", "\t", " ", ", ", ",,", "|"};
  private static final String[] BLANK = {"", " ", ",", ",,,,,,", "#", "# a remark", "#N/A,1", "\""};

  private TableChanges() {}

  static Changed change(byte[] sound, Random random) {
    var table = new TableChange(new ArrayList<>(Changed.text(sound).lines().toList()), random);
    String what =
        table.lines().isEmpty()
            ? "nothing"
            : switch (random.nextInt(12)) {
              case 0, 1, 2 -> table.setCell(Words.any(random));
              case 3 -> table.setCell(Words.number(random));
              case 4 -> table.copyCell();
              case 5 ->
                  table.setCell('"' + Words.any(random) + (random.nextInt(4) == 0 ? "" : "\""));
              case 6 -> table.setHeader(Words.any(random));
              case 7 -> table.changeColumn();
              case 8 -> table.resizeRow();
              case 9 -> table.insert(BLANK[random.nextInt(BLANK.length)]);
              case 10 -> table.separate(SEPARATORS[random.nextInt(SEPARATORS.length)]);
              default -> table.moveRows();
            };
    return Changed.text(String.join("\n", table.lines()) + "\n", what);
  }

  /** The lines of a table while they are changed; every change says what it was. */
  private record TableChange(List<String> lines, Random random) {

    private int anyLine() {
      return random.nextInt(lines.size());
    }

    private List<String> cells(int line) {
      return new ArrayList<>(Arrays.asList(lines.get(line).split(",", -1)));
    }

    private String setCell(String value) {
      int line = anyLine();
      List<String> cells = cells(line);
      int cell = random.nextInt(cells.size());
      cells.set(cell, value);
      lines.set(line, String.join(",", cells));
      return "cell " + (cell + 1) + " of line " + (line + 1) + " is now \"" + value + '"';
    }

    /** The value of the same column in another row, or of any column. */
    private String copyCell() {
      int line = anyLine();
      List<String> from = cells(anyLine());
      List<String> to = cells(line);
      int cell = random.nextInt(to.size());
      int source =
          random.nextBoolean() ? Math.min(cell, from.size() - 1) : random.nextInt(from.size());
      to.set(cell, from.get(source));
      lines.set(line, String.join(",", to));
      return "cell " + (cell + 1) + " of line " + (line + 1) + " is now " + from.get(source);
    }

    private int header() {
      int line = 0;
      while (line < lines.size() - 1 && lines.get(line).startsWith("#")) {
        line++;
      }
      return line;
    }

    private String setHeader(String value) {
      List<String> cells = cells(header());
      int cell = random.nextInt(cells.size());
      String name = cells.get(cell);
      String other = random.nextBoolean() ? value : name + name.replaceFirst("^.*_", "_");
      cells.set(cell, random.nextInt(3) == 0 ? cells.get(random.nextInt(cells.size())) : other);
      lines.set(header(), String.join(",", cells));
      return "column " + name + " is now called \"" + cells.get(cell) + '"';
    }

    /** Lost, doubled or moved to the end, in every row. */
    private String changeColumn() {
      int column = random.nextInt(cells(header()).size());
      int kind = random.nextInt(3);
      for (int line = 0; line < lines.size(); line++) {
        List<String> cells = cells(line);
        if (column < cells.size()) {
          String cell = kind == 0 ? cells.get(column) : cells.remove(column);
          if (kind < 2) {
            cells.add(cell);
          }
          lines.set(line, String.join(",", cells));
        }
      }
      return "column " + (column + 1) + (kind == 0 ? " twice" : kind == 1 ? " moved" : " lost");
    }

    private String resizeRow() {
      int line = anyLine();
      List<String> cells = cells(line);
      if (random.nextBoolean() && cells.size() > 1) {
        cells.removeLast();
      } else {
        cells.addAll(Collections.nCopies(1 + random.nextInt(3), "1"));
      }
      lines.set(line, String.join(",", cells));
      return "line " + (line + 1) + " has " + cells.size() + " cells";
    }

    private String insert(String text) {
      int line = random.nextInt(lines.size() + 1);
      lines.add(line, text);
      return "\"" + text + "\" before line " + (line + 1);
    }

    private String separate(String separator) {
      int line = anyLine();
      boolean all = random.nextBoolean();
      for (int i = all ? 0 : line; i < (all ? lines.size() : line + 1); i++) {
        lines.set(i, lines.get(i).replace(",", separator));
      }
      return (all ? "every line" : "line " + (line + 1)) + " separated by \"" + separator + '"';
    }

    private String moveRows() {
      int line = anyLine();
      String row = lines.get(line);
      switch (random.nextInt(4)) {
        case 0 -> lines.remove(line);
        case 1 -> lines.add(random.nextInt(lines.size() + 1), row);
        case 2 -> lines.addAll(Collections.nCopies(random.nextInt(200), row));
        default -> Collections.shuffle(lines, random);
      }
      return "line " + (line + 1) + " lost, doubled, repeated, or all lines shuffled";
    }
  }
}
