package io.fleetfold.cli.replay;

import static io.fleetfold.domain.csv.Column.optional;
import static io.fleetfold.domain.csv.Column.required;
import static io.fleetfold.domain.csv.Column.withDefault;

import io.fleetfold.domain.csv.ColumnType.Identifier;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.FileSchema.Need;
import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.NumberType.Decimal;
import io.fleetfold.domain.csv.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which requests of a trace make up which workload: {@code datasets/azure-2023/derivation.csv}. */
public final class SliceFile {

  private static final Decimal TOKENS = new Decimal("tokens", 0, 10_000_000);

  private static final FileSchema SCHEMA =
      new FileSchema(
          "slices.csv",
          "row",
          Need.OPTIONAL_OPEN,
          "One row a workload.",
          List.of(
              required("workload", new Identifier(false), "Name of the stream."),
              optional("trace", new Identifier(false), "any", "The trace that it is cut from."),
              optional("min_prompt_tokens", TOKENS, "0", "Shortest prompt."),
              optional("max_prompt_tokens", TOKENS, "no limit", "Longest prompt."),
              withDefault(
                  "rate_factor",
                  new Decimal("", 0, 1e9),
                  "1",
                  "Requests of the workload for each of the trace.")));

  private SliceFile() {}

  /**
   * Reads the slices.
   *
   * @param trace the rows of this trace only; {@code null} for all
   * @param ids ids of the workloads of the plan; others are a problem of the file
   */
  public static List<Slice> read(Path file, @Nullable String trace, Set<String> ids)
      throws InvalidInputException {
    var known = new KnownWorkloads(ids);
    var table = InputTable.read(file, SCHEMA);
    List<Slice> slices = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    if (table.isSound()) {
      for (Row row : table.rows()) {
        if (trace == null || trace.equals(row.findText("trace"))) {
          add(row, known, taken, slices);
        }
      }
      if (slices.isEmpty()) {
        table.reject("there is no slice" + (trace == null ? "" : " of trace " + trace));
      }
    }
    InputTable.throwIfInvalid(table);
    return slices;
  }

  private static void add(Row row, KnownWorkloads known, Set<String> taken, List<Slice> slices) {
    if (!known.contains(row.text("workload"))) {
      row.reject("workload", known.allowed());
    } else if (!taken.add(row.text("workload"))) {
      row.reject(
          "workload", "unique: there is a slice of this workload already; maybe --slices-of");
    }
    Double least = row.findDecimal("min_prompt_tokens");
    Double most = row.findDecimal("max_prompt_tokens");
    if (least != null && most != null && most < least) {
      row.reject("max_prompt_tokens", "at least min_prompt_tokens");
    }
    slices.add(
        new Slice(
            row.text("workload"),
            least == null ? 0 : least,
            most == null ? Double.POSITIVE_INFINITY : most,
            row.decimal("rate_factor")));
  }
}
