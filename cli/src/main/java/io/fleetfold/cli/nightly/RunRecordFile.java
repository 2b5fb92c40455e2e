package io.fleetfold.cli.nightly;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleetfold.cli.report.Json;
import io.fleetfold.domain.facts.InputFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code run.json}, written and read back. */
public final class RunRecordFile {

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private RunRecordFile() {}

  /** Writes the record into the folder of its run. */
  public static void write(RunRecord run, Path folder) throws IOException {
    Path file = folder.resolve(RunRecord.FILE);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        var json = new Json(out)) {
      json.object(() -> fields(run, json));
    }
  }

  private static void fields(RunRecord run, Json json) throws IOException {
    json.field("run", run.number());
    json.field("at", run.at().toString());
    json.field("verdict", run.verdict().kind().text());
    json.array(
        "reasons",
        () -> {
          for (String reason : run.verdict().reasons()) {
            json.object(() -> json.field("reason", reason));
          }
        });
    json.field("dataset", run.basis().dataset());
    json.field("options", run.basis().options());
    json.field("based_on_run", run.basis().run());
    json.field("based_on_plan_sha256", run.basis().planInForce());
    json.field("plan_sha256", run.basis().plan());
    json.rounded("margin_usd_per_hour", run.margin());
    json.array(
        "inputs",
        () -> {
          for (InputFile input : run.basis().inputs()) {
            json.object(() -> {
              json.field("file", input.name());
              json.field("sha256", input.sha256());
            });
          }
        });
    json.array(
        "planned_for",
        () -> {
          for (var entry : new TreeMap<>(run.plannedFor()).entrySet()) {
            json.object(() -> {
              json.field("workload", entry.getKey());
              json.rounded("requests_per_second", entry.getValue());
            });
          }
        });
    json.array(
        "changed_hosts",
        () -> {
          for (var entry : new TreeMap<>(run.changed()).entrySet()) {
            json.object(() -> {
              json.field("host", entry.getKey());
              json.field("run", (long) entry.getValue().run());
              json.field("at", entry.getValue().at().toString());
            });
          }
        });
  }

  /** Reads the record of a run. Throws an exception with a sentence when it is not one. */
  public static RunRecord read(Path folder) throws IOException {
    Path file = folder.resolve(RunRecord.FILE);
    try (JsonParser parser = new JsonFactory().createParser(Files.readString(file))) {
      parser.nextToken();
      return record(new Fields(object(parser)));
    } catch (DateTimeException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException e) {
      throw new IOException(file + " is not the record of a run", e);
    }
  }

  private static RunRecord record(Fields json) {
    List<InputFile> inputs = new ArrayList<>();
    json.objects("inputs")
        .forEach(input -> inputs.add(new InputFile(input.text("file"), input.text("sha256"))));
    Map<String, Double> plannedFor = new LinkedHashMap<>();
    json.objects("planned_for")
        .forEach(row -> plannedFor.put(row.text("workload"), row.rate("requests_per_second")));
    Map<String, RunRecord.Change> changed = new LinkedHashMap<>();
    json.objects("changed_hosts")
        .forEach(row ->
            changed.put(
                row.text("host"), new RunRecord.Change((int) row.rate("run"), row.time("at"))));
    List<String> reasons = json.objects("reasons").stream().map(row -> row.text("reason")).toList();
    Verdict.Kind kind = Verdict.Kind.valueOf(json.text("verdict").toUpperCase(Locale.ROOT));
    return new RunRecord(
        json.text("run"),
        json.time("at"),
        new Verdict(kind, reasons),
        new RunRecord.Basis(
            json.path("dataset"),
            inputs,
            json.text("options"),
            json.find("based_on_run"),
            json.find("based_on_plan_sha256"),
            json.text("plan_sha256")),
        json.number("margin_usd_per_hour"),
        plannedFor,
        changed);
  }

  /** The fields of an object by name: texts (of numbers too), and lists of objects. */
  private record Fields(Map<String, @Nullable Object> values) {

    @Nullable String find(String name) {
      return (String) values.get(name);
    }

    String text(String name) {
      return Objects.requireNonNull(find(name), name);
    }

    /** Whoever changed the file by hand may have written anything. */
    double number(String name) {
      double number = Double.parseDouble(text(name));
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(name);
      }
      return number;
    }

    double rate(String name) {
      double rate = number(name);
      if (rate < 0) {
        throw new IllegalArgumentException(name);
      }
      return rate;
    }

    /** Times far off would overflow once something is added to them. */
    Instant time(String name) {
      Instant time = Instant.parse(text(name));
      if (time.isBefore(Instant.EPOCH) || !time.isBefore(LATEST)) {
        throw new IllegalArgumentException(name);
      }
      return time;
    }

    /** A path that this machine can have. */
    String path(String name) {
      return Path.of(text(name)).toString();
    }

    List<Fields> objects(String name) {
      List<Fields> objects = new ArrayList<>();
      for (Object element : (List<?>) Objects.requireNonNull(values.get(name), name)) {
        objects.add((Fields) element);
      }
      return objects;
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      fields.put(name, value(parser, parser.nextToken()));
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> new Fields(object(parser));
      case START_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          elements.add(value(parser, next));
        }
        yield elements;
      }
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }
}
