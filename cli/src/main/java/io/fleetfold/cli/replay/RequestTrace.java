package io.fleetfold.cli.replay;

import static io.fleetfold.domain.csv.Column.required;

import io.fleetfold.domain.csv.ColumnType.Text;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.FileSchema.Need;
import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.NumberType.Decimal;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.solver.replay.HourLoad;
import io.fleetfold.solver.replay.Load;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A trace of single requests in the format of the Azure LLM inference traces: {@code
 * TIMESTAMP,ContextTokens,GeneratedTokens}. It is cut into stretches of time, and each into slices
 * by prompt length, of which every one is a workload.
 */
public final class RequestTrace {

  private static final Decimal TOKENS = new Decimal("tokens", 0, 10_000_000);

  private static final FileSchema SCHEMA =
      new FileSchema(
          "trace.csv",
          "row",
          Need.OPTIONAL_OPEN,
          "One row a request.",
          List.of(
              required("TIMESTAMP", new Text(), "When it came."),
              required("ContextTokens", TOKENS, "Length of the prompt."),
              required("GeneratedTokens", TOKENS, "Length of the answer.")));

  private record Request(LocalDateTime at, double prompt, double output) {}

  /**
   * Which requests of a trace make up a workload.
   *
   * @param leastPrompt shortest prompt, in tokens
   * @param mostPrompt longest prompt
   * @param factor requests of the workload for each of the trace
   */
  public record Slice(String workload, double leastPrompt, double mostPrompt, double factor) {

    private boolean holds(Request request) {
      return request.prompt >= leastPrompt && request.prompt <= mostPrompt;
    }
  }

  private final List<Slice> slices;
  private final Duration every;

  /** A way to cut traces. */
  public RequestTrace(List<Slice> slices, Duration every) {
    this.slices = List.copyOf(slices);
    this.every = every;
  }

  /** Whether a file looks like such a trace: its first line that says anything names the time. */
  public static boolean isOne(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      while (line != null && (line.isBlank() || line.stripLeading().startsWith("#"))) {
        line = reader.readLine();
      }
      return line != null && line.contains("TIMESTAMP");
    } catch (MalformedInputException e) {
      return false;
    }
  }

  /** Reads a trace; a last stretch that is not whole is counted for as long as it lasts. */
  public List<HourLoad> read(Path file) throws InvalidInputException {
    var table = InputTable.read(file, SCHEMA);
    List<Request> requests = new ArrayList<>();
    if (table.isSound()) {
      table.rows().forEach(row -> add(row, requests));
    }
    requests.sort(Comparator.comparing(Request::at));
    if (table.isSound()
        && (requests.isEmpty() || requests.getFirst().at().equals(requests.getLast().at()))) {
      table.reject("a trace has at least two requests, at different times");
    }
    InputTable.throwIfInvalid(table);
    return cut(requests);
  }

  private static void add(Row row, List<Request> requests) {
    try {
      LocalDateTime at = time(row.text("TIMESTAMP"));
      requests.add(new Request(at, row.decimal("ContextTokens"), row.decimal("GeneratedTokens")));
    } catch (DateTimeException e) {
      row.reject("TIMESTAMP", "a time such as 2023-11-16 18:15:46.68");
    }
  }

  /** Times of a trace need not say where on earth they are; those that do are taken to UTC. */
  private static LocalDateTime time(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            text.replaceFirst(" ", "T"), OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime there
        ? there.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.from(time);
  }

  private List<HourLoad> cut(List<Request> requests) {
    LocalDateTime start = requests.getFirst().at();
    double length = seconds(start, requests.getLast().at());
    Map<Long, List<Request>> stretches = new LinkedHashMap<>();
    for (Request request : requests) {
      long stretch = (long) (seconds(start, request.at()) / seconds(every));
      stretches.computeIfAbsent(stretch, unused -> new ArrayList<>()).add(request);
    }
    List<HourLoad> loads = new ArrayList<>();
    stretches.forEach((stretch, some) -> {
      double begin = stretch * seconds(every);
      // The last request ends the trace; a stretch that only holds it has no length.
      double lasts = Math.min(seconds(every), length - begin);
      if (lasts > 0) {
        loads.add(new HourLoad(name(begin), loads(some, lasts)));
      }
    });
    return loads;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static double seconds(LocalDateTime from, LocalDateTime to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  /** Hours and minutes since the trace began. */
  private static String name(double seconds) {
    long minutes = Math.round(seconds / 60);
    return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }

  private Map<String, Load> loads(List<Request> requests, double seconds) {
    Map<String, Load> loads = new LinkedHashMap<>();
    for (Slice slice : slices) {
      List<Request> some = requests.stream().filter(slice::holds).toList();
      double rate = some.size() / seconds * slice.factor();
      loads.put(
          slice.workload(),
          some.isEmpty()
              ? new Load(0, null, null)
              : new Load(rate, mean(some, true), mean(some, false)));
    }
    return loads;
  }

  private static double mean(List<Request> requests, boolean prompts) {
    return Math.max(
        1,
        requests.stream()
            .mapToDouble(request -> prompts ? request.prompt : request.output)
            .average()
            .orElse(1));
  }
}
