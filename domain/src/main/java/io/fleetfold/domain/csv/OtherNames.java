package io.fleetfold.domain.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Other names under which tools and publishers list accelerators and models; bundled. */
public final class OtherNames {

  private static final String FILE = "/io/fleetfold/calibration/aliases.csv";

  private static final FileSchema SCHEMA =
      new FileSchema(
          "aliases.csv",
          "name",
          FileSchema.Need.ROWS,
          "Other names of bundled accelerators and models.",
          List.of(
              Column.required("kind", new ColumnType.Text(), "What it names."),
              Column.required("alias", new ColumnType.Text(), "The other name."),
              Column.required("id", new ColumnType.Text(), "The bundled id.")));

  private static final Map<String, Map<String, String>> BY_KIND = read();

  private OtherNames() {}

  private static Map<String, Map<String, String>> read() {
    Map<String, Map<String, String>> names = new HashMap<>();
    for (Row row : table().rows()) {
      names
          .computeIfAbsent(row.text("kind"), kind -> new HashMap<>())
          .put(row.text("alias"), row.text("id"));
    }
    return names;
  }

  private static Table table() {
    try (InputStream file = OtherNames.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The bundled aliases.csv is not in this build");
      }
      return Catalogue.checked(SCHEMA, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of an accelerator that is listed under this name; the name itself if none is. */
  public static String accelerator(String name) {
    return ofKind("accelerator").getOrDefault(name, name);
  }

  /** The id of a model that is listed under this name; the name itself if none is. */
  public static String model(String name) {
    return ofKind("model").getOrDefault(name, name);
  }

  /** Ids by their other names; empty for a kind that has none. */
  static Map<String, String> ofKind(String kind) {
    return BY_KIND.getOrDefault(kind, Map.of());
  }
}
