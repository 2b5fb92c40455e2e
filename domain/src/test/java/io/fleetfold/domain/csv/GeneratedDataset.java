package io.fleetfold.domain.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A valid dataset drawn from a seed: its files as rows of cells, every column filled, in the order
 * of the schema.
 */
final class GeneratedDataset {

  private final Random random;
  private final Map<String, List<List<String>>> rows = new LinkedHashMap<>();
  private final int sites;
  private final int domains;
  private final int workloads;
  private final int types;
  private final int models;

  GeneratedDataset(long seed) {
    random = new Random(seed);
    sites = some(4);
    domains = some(8);
    workloads = some(6);
    types = some(4);
    models = some(4);
    fill(Schema.HOSTS, some(12), this::host);
    fill(Schema.POWER_DOMAINS, domains, this::domain);
    fill(Schema.SITES, sites, i -> List.of("s" + i, number(10), number(9, 1)));
    fill(Schema.WORKLOADS, workloads, this::workload);
    fill(Schema.ACCELERATORS, types, this::accelerator);
    fill(Schema.MODELS, models, this::model);
    fill(Schema.PROFILES, workloads, this::profile);
    fill(Schema.PREVIOUS_PLAN, some(5), this::previous);
  }

  private interface RowMaker {
    List<String> row(int index);
  }

  private void fill(FileSchema schema, int count, RowMaker maker) {
    List<List<String>> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(maker.row(i));
    }
    rows.put(schema.name(), made);
  }

  private List<String> host(int i) {
    return List.of(
        "h" + i,
        "s" + below(sites),
        "d" + below(domains),
        "own" + below(types),
        "" + some(16),
        number(1000),
        pick("active", "drain", "offline"),
        pick("", "2024", "2024-02", "2024-02-29"),
        number(10),
        number(90_000));
  }

  private List<String> domain(int i) {
    return List.of("d" + i, i == 0 ? "" : "d" + below(i), pick("", "0"));
  }

  private List<String> workload(int i) {
    return List.of(
        "w" + i,
        "m" + below(models),
        number(90, 1),
        number(9000, 1),
        number(900, 1),
        number(900, 1),
        number(90, 1),
        number(9),
        number(9),
        number(1),
        pick("any", "disaggregated", "aggregated"),
        pick("", "s0"),
        pick("", "fp16", "fp8", "int4"),
        number(1));
  }

  private List<String> accelerator(int i) {
    return List.of(
        "own" + i,
        pick("NVIDIA", "A, \"B\"", "C\nD"),
        number(100, 1),
        number(9000, 1),
        number(900, 1),
        pick("", "1800"),
        number(200, 500),
        pick("", "3600"),
        number(90),
        pick("", "1500.5"),
        pick("", "450"),
        pick("", "8"),
        pick("", "9"),
        pick("", "2024-05"),
        pick("", "4"),
        pick("", "30000"),
        pick("", "seen # on the web"),
        pick("", "nixl"));
  }

  private List<String> model(int i) {
    boolean mixture = random.nextBoolean();
    return List.of(
        "m" + i,
        number(900, 50),
        number(49, 1),
        "" + some(99),
        number(90_000),
        pick("bf16", "fp8", "fp4"),
        pick("", "4096"),
        mixture ? "128" : "",
        mixture ? "8" : "",
        pick("", "us"),
        pick("", "131072"));
  }

  /** Within a third and three times the 600 to 1,500 W that an own type draws at work. */
  private List<String> profile(int i) {
    String accelerators = pick("0.125", "0.25", "0.5", "1", "8");
    double wattsOfEach = 800 + below(400);
    return List.of(
        "w" + i,
        pick("prefill", "decode", "aggregated"),
        "own" + below(types),
        accelerators,
        number(90, 1),
        PlainNumber.text(wattsOfEach * Double.parseDouble(accelerators)),
        pick("", "350.5"),
        pick("", "20"));
  }

  private List<String> previous(int i) {
    return List.of(
        "p" + i,
        "w" + below(9),
        pick("prefill", "decode", "aggregated"),
        "h" + below(20),
        pick("0.5", "2"),
        pick("true", "false"));
  }

  /**
   * The files as people write them: columns in any order, quotes, spaces, comments, blank lines,
   * any line end.
   */
  Map<String, String> untidy() {
    Map<String, String> files = new LinkedHashMap<>();
    for (FileSchema schema : Schema.files()) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < schema.columns().size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      String lineEnd = pick("\n", "\r\n", "\r");
      StringBuilder text = new StringBuilder(pick("", "\uFEFF"));
      text.append(line(schema.columnNames(), order)).append(lineEnd);
      for (List<String> row : rows.getOrDefault(schema.name(), List.of())) {
        text.append(pick("", "# a \"comment\", so" + lineEnd, lineEnd, "  " + lineEnd));
        text.append(line(row, order)).append(lineEnd);
      }
      files.put(schema.name(), text.toString());
    }
    return files;
  }

  private String line(List<String> cells, List<Integer> order) {
    return String.join(",", order.stream().map(i -> untidy(cells.get(i))).toList());
  }

  private String untidy(String cell) {
    boolean mustQuote = cell.matches("(?s).*[,\"\n#].*");
    String quoted =
        mustQuote || random.nextInt(4) == 0 ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    return pick("", "", " ", "\t") + quoted + pick("", "", " ");
  }

  /** The rows of a file, as they must come back. */
  List<List<String>> rows(FileSchema schema) {
    return rows.getOrDefault(schema.name(), List.of());
  }

  private int some(int most) {
    return 1 + random.nextInt(most);
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private String number(int range) {
    return number(range, 0);
  }

  private String number(int range, int least) {
    return PlainNumber.text(least + random.nextInt(range * 1000) / 1000.0);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
