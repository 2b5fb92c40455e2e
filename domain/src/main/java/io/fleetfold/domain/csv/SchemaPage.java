package io.fleetfold.domain.csv;

import io.fleetfold.domain.csv.FileSchema.Need;
import java.util.List;

/** Writes the page of formats from the table of files and columns. */
final class SchemaPage {

  private static final String HEAD =
      """
      # File formats

      <!-- Written from io.fleetfold.domain.csv.Schema. To change it, change that table, then run the line that FormatsPageTest names. -->

      A dataset is a folder of CSV files: UTF-8 (with or without a byte order mark), columns separated by commas, a header in
      any order, at most {mb} MB and {rows} rows a file and {cell} characters a cell. Rows of empty cells are skipped, and so are comments:
      lines with `#` alone or `#` and a blank. An empty cell means the default. Columns that are not listed are refused, except in a
      plan in force.

      Numbers are plain decimals such as `12` or `0.25`: no signs, exponents, thousands separators, NaN or units. Ids consist of
      letters, digits and `. _ : / -` (not first), at most {id} characters. All problems of all files are reported at once, each as
      `file:line:column: what is wrong` with the physical line and the number of the cell in its row.
      """;

  private static final String TABLE_HEAD =
      """
      | column | must be | may be left out | empty cell | meaning |
      |---|---|---|---|---|
      """;

  private static final String TAIL =
      """

      ## Checked across cells

      - Ids are unique in their file. What is named in another file stands there, or in the bundled catalogue.
      - The accelerator of a host has all figures that the performance model needs: memory_gb, memory_bandwidth_gb_s, fp16_tflops
        and tdp_w.
      - The power tree has no circle and at most {levels} levels.
      - A `limit_kw` below 1/{megawatts} of what all hosts below could draw was probably typed in megawatts and is refused. Zero is no
        mistake.
      - `active_parameters_b` is at most `parameters_b`, and `experts_per_token` at most `experts`; a model has both of these or
        neither.
      - `tdp_w` is at most `all_in_w`, and `idle_w` at most `all_in_w` (`tdp_w` where that is not known). A part has at most
        {bandwidth} GB/s and {tflops} TFLOPS for a watt of `tdp_w`.
      - Targets that no accelerator is fast enough for, and that are likely in seconds, are refused: a `tpot_ms` below 0.2, a
        `ttft_ms` below 1. So are prices below 0.001 USD, unless the workload's other one is above, by at
        most 100 times: they are those of a thousand tokens or of one.
      - `profiles.csv` has one row for each workload, phase, accelerator and number of accelerators.
      - Measured `watts` are not 0, not below the idle draw (`idle_w`) of the whole accelerators that the engine takes, and within a
        tenth and ten times what the performance model says for it. The watts of a slice come on top of the idle draw of the
        accelerator that it shares.
      - Measured `ttft_ms` and `tpot_ms` are held to the targets of the workload themselves, TTFT where the engine reads prompts and TPOT
        where it writes answers; what is kept free of a target is for the error of predictions. Rows that miss a target are not used.
        Where a row does not state them, no latency is claimed for it.
      - A prompt and its answer together are at most `max_context_tokens` of the model, where that is known.
      - A fleet has at most {accelerators} accelerators, and a workload earns at most {usd} USD an hour.

      ## Warnings

      What is legal and unusual is said on stderr as `file:line:column: warning: what is unusual, and what to do`, stands in the
      `warnings` of `summary.json` (`file`, `line`, `column`, `message`) and stops nothing, unless `--strict` is given: then
      warnings are errors. Warned of are:

      - No host is active.
      - A workload of 0 requests/s, and a host with 0 accelerators that is not offline: nothing runs there.
      - A host that is offline and whose accelerator is unknown, or lacks figures: it is left out.
      - A power domain that feeds hosts of several sites.
      - Targets, prices, tariffs, rents and networks far from any usual figure, as they are when typed in another unit.
      - A `limit_kw` above {watts} times what all hosts below could draw: it never binds, and watts may have been typed.
      - Measured `watts` beyond three times or a third of what the performance model says, and `requests_per_second` above the roofline
        of the accelerators.
      - A measured engine on more accelerators than any host has: the row is not used.
      - Measured rows that switch predicted engines off, of types and phases without a row.
      - A plan that relies on accelerators of different vendors to exchange KV cache, where no `kv_group` says that they can.
      """;

  private SchemaPage() {}

  static String of(List<FileSchema> files) {
    StringBuilder page = new StringBuilder(filled(HEAD));
    files.forEach(file -> page.append(section(file)));
    return page.append(filled(TAIL)).toString();
  }

  /** The text with the limits that the code holds. */
  private static String filled(String text) {
    return text.replace("{mb}", String.valueOf(InputFolder.LARGEST_FILE_MB))
        .replace("{rows}", String.valueOf(TableReader.MOST_ROWS))
        .replace("{cell}", String.valueOf(TableReader.LONGEST_CELL))
        .replace("{id}", String.valueOf(ColumnType.Identifier.LONGEST))
        .replace("{levels}", String.valueOf(PowerTree.MOST_LEVELS))
        .replace("{bandwidth}", PlainNumber.text(AcceleratorCheck.MOST_GB_PER_SECOND_PER_WATT))
        .replace("{tflops}", PlainNumber.text(AcceleratorCheck.MOST_TFLOPS_PER_WATT))
        .replace("{watts}", PlainNumber.text(LimitCheck.WATTS_FACTOR))
        .replace("{megawatts}", PlainNumber.text(LimitCheck.MEGAWATTS_FACTOR))
        .replace("{accelerators}", String.valueOf(Inventory.MOST_ACCELERATORS))
        .replace("{usd}", PlainNumber.text(Demands.MOST_USD_PER_HOUR));
  }

  private static String section(FileSchema file) {
    String optional = file.need() == Need.ROWS ? " (with at least one row)" : " (may be left out)";
    StringBuilder section = new StringBuilder("\n## " + file.name() + optional + "\n\n");
    section.append(file.meaning()).append("\n\n").append(TABLE_HEAD);
    file.columns().forEach(column -> section.append(row(file, column)));
    return section.toString();
  }

  private static String absent(Column column) {
    return switch (column.presence()) {
      case OPTIONAL -> "yes";
      case REQUIRED, MAY_BE_EMPTY -> "no";
      case REQUIRED_OF_NEW, EXPECTED_OF_NEW -> "of bundled ids";
    };
  }

  private static String empty(FileSchema file, Column column) {
    return switch (column.presence()) {
      case REQUIRED -> "refused";
      case REQUIRED_OF_NEW -> "the bundled value";
      case MAY_BE_EMPTY, OPTIONAL, EXPECTED_OF_NEW ->
          (file.overridesBundled() ? "the bundled value, or " : "") + column.emptyMeaning();
    };
  }

  private static String row(FileSchema file, Column column) {
    String absent = absent(column);
    String empty = empty(file, column);
    return String.join(
        " | ",
        "| `" + column.name() + "`",
        column.type().allowed(),
        absent,
        empty,
        column.meaning() + " |\n");
  }
}
