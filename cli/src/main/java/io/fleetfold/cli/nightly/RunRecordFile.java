package io.fleetfold.cli.nightly;

import io.fleetfold.cli.json.JsonFields;
import io.fleetfold.cli.json.JsonFile;
import io.fleetfold.cli.report.Json;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.InputFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code run.json}, written and read back. */
public final class RunRecordFile {

  private static final double MOST_USD_PER_HOUR = 1e12;

  /** Ten times the most that a dataset may ask for, because headroom comes on top. */
  private static final double MOST_REQUESTS_PER_SECOND = 1e9;

  private static final int LAST_RUN = 999_999_999;

  private static final Pattern RUN = Pattern.compile("[0-9]{4,9}");
  private static final String RUN_ALLOWED = "the number of a run such as \"0007\"";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String HASH_ALLOWED = "a SHA-256 of 64 hexadecimal digits";
  private static final Pattern VERDICT = Pattern.compile("accepted|proposed|refused");
  private static final Pattern ANY = Pattern.compile("(?s).*");

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

  /**
   * Reads the record of a run.
   *
   * @throws InvalidInputException with line and column, when it is not one
   */
  public static RunRecord read(Path folder) throws InvalidInputException {
    Path file = folder.resolve(RunRecord.FILE);
    var json = JsonFields.of(file.toString(), JsonFile.read(file));
    RunRecord record = record(json);
    json.throwIfInvalid();
    return record;
  }

  private static RunRecord record(JsonFields json) {
    return new RunRecord(
        json.text("run", RUN, RUN_ALLOWED),
        json.instant("at"),
        verdict(json),
        basis(json),
        json.number("margin_usd_per_hour", -MOST_USD_PER_HOUR, MOST_USD_PER_HOUR),
        plannedFor(json),
        changed(json));
  }

  private static Verdict verdict(JsonFields json) {
    String kind = json.text("verdict", VERDICT, "accepted, proposed or refused");
    List<String> reasons =
        json.objects("reasons").stream().map(row -> row.text("reason", ANY, "a text")).toList();
    return new Verdict(
        kind.isEmpty() ? Verdict.Kind.REFUSED : Verdict.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        reasons);
  }

  private static RunRecord.Basis basis(JsonFields json) {
    List<InputFile> inputs =
        json.objects("inputs").stream()
            .map(row -> new InputFile(row.path("file"), row.text("sha256", SHA256, HASH_ALLOWED)))
            .toList();
    return new RunRecord.Basis(
        json.path("dataset"),
        inputs,
        json.text("options", ANY, "a text"),
        json.findText("based_on_run", RUN, RUN_ALLOWED),
        json.findText("based_on_plan_sha256", SHA256, HASH_ALLOWED),
        json.text("plan_sha256", SHA256, HASH_ALLOWED));
  }

  private static Map<String, Double> plannedFor(JsonFields json) {
    Map<String, Double> plannedFor = new LinkedHashMap<>();
    for (JsonFields row : json.objects("planned_for")) {
      plannedFor.put(
          row.text("workload", ANY, "a text"),
          row.number("requests_per_second", 0, MOST_REQUESTS_PER_SECOND));
    }
    return plannedFor;
  }

  private static Map<String, RunRecord.Change> changed(JsonFields json) {
    Map<String, RunRecord.Change> changed = new LinkedHashMap<>();
    for (JsonFields row : json.objects("changed_hosts")) {
      changed.put(
          row.text("host", ANY, "a text"),
          new RunRecord.Change(row.whole("run", 0, LAST_RUN), row.instant("at")));
    }
    return changed;
  }
}
