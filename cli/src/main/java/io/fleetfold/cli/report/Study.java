package io.fleetfold.cli.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a study of a fleet says: a headline, sheets, and the assumptions it rests on; for the
 * terminal, as JSON, and sheet by sheet as CSV.
 */
public final class Study {

  private final String headline;
  private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A study that says nothing but its headline yet. */
  public Study(String headline) {
    this.headline = headline;
  }

  /** Adds a single figure or word for the JSON. */
  public Study fact(String key, @Nullable Object value) {
    facts.put(key, value);
    return this;
  }

  /** Adds a sheet. */
  public Study sheet(Sheet sheet) {
    sheets.add(sheet);
    return this;
  }

  /** Adds a sentence about what the figures rest on. */
  public Study note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /** The sheets that have rows. */
  public Stream<Sheet> sheets() {
    return sheets.stream().filter(Sheet::hasRows);
  }

  /** Prints all of it. */
  public void print(PrintWriter out) {
    out.println(headline);
    sheets.forEach(sheet -> sheet.print(out));
    if (!notes.isEmpty()) {
      out.println();
      out.println("What the figures rest on");
      notes.forEach(note -> out.println("  " + note));
    }
  }

  /** Writes all of it as JSON; does not close {@code out}. */
  public void writeJson(Writer out) throws IOException {
    try (Json json = new Json(out)) {
      json.object(() -> {
        json.field("headline", headline);
        for (var fact : facts.entrySet()) {
          writeFact(json, fact.getKey(), fact.getValue());
        }
        for (Sheet sheet : sheets) {
          sheet.writeJson(json);
        }
        json.array(
            "notes",
            () -> {
              for (String note : notes) {
                json.value(note);
              }
            });
      });
    }
  }

  private static void writeFact(Json json, String key, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.field(key, (String) null);
      case Double number -> json.rounded(key, number);
      case Long number -> json.field(key, number);
      default -> json.field(key, value.toString());
    }
  }
}
