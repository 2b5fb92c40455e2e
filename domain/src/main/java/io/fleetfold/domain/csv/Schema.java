package io.fleetfold.domain.csv;

import static io.fleetfold.domain.csv.Column.mayBeEmpty;
import static io.fleetfold.domain.csv.Column.optional;
import static io.fleetfold.domain.csv.Column.required;
import static io.fleetfold.domain.csv.Column.withDefault;

import io.fleetfold.domain.csv.ColumnType.Choice;
import io.fleetfold.domain.csv.ColumnType.Date;
import io.fleetfold.domain.csv.ColumnType.Identifier;
import io.fleetfold.domain.csv.ColumnType.Reference;
import io.fleetfold.domain.csv.ColumnType.References;
import io.fleetfold.domain.csv.FileSchema.Need;
import io.fleetfold.domain.csv.NumberType.Decimal;
import io.fleetfold.domain.csv.NumberType.OtherUnit;
import io.fleetfold.domain.csv.NumberType.OtherUnits;
import io.fleetfold.domain.csv.NumberType.Slices;
import io.fleetfold.domain.csv.NumberType.Whole;
import io.fleetfold.domain.csv.NumberType.ZeroOr;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Serving;
import java.util.List;

/**
 * The table of every file and column that a dataset may have: the one place that states names,
 * ranges and defaults.
 *
 * <p>It drives parsing, error texts and the page of formats ({@link #markdown()}). Ranges are wide:
 * they refuse what cannot be meant, and keep every sum in a plan within 64 bits.
 */
public final class Schema {

  private static final Identifier ID = new Identifier(true);
  private static final Identifier NAME = new Identifier(false);
  private static final Date DATE = new Date();
  private static final Decimal SHARE = new Decimal("", 0, 1);
  private static final Decimal USD = new Decimal("USD", 0, 1e9);
  private static final Decimal USD_PER_MTOK = new Decimal("USD per million tokens", 0, 10_000);
  private static final OtherUnits TARIFF =
      new OtherUnits(
          new Decimal("USD", 0, 10),
          List.of(new OtherUnit("cents", 10, 50, 2), new OtherUnit("USD per MWh", 50, 1000, 3)));
  private static final OtherUnits PUE =
      new OtherUnits(new Decimal("", 1, 10), List.of(new OtherUnit("per cent", 100, 1000, 2)));
  private static final Decimal MILLIS = new Decimal("ms", 0.001, 1e9);
  private static final ZeroOr DEMAND = new ZeroOr(new Decimal("requests/s", 0.000001, 100_000_000));
  private static final Decimal REQUESTS_PER_SECOND = new Decimal("requests/s", 0.000001, 1_000_000);
  private static final Whole COUNT = new Whole(0, 100_000);
  private static final Decimal TOKENS = new Decimal("tokens", 1, 10_000_000);
  private static final Choice PHASE = Choice.of(Phase.values());
  private static final Choice PRECISION = Choice.of(Precision.values());

  /** Servers. */
  public static final FileSchema HOSTS =
      new FileSchema(
          "hosts.csv",
          "host",
          Need.ROWS,
          "One row a server with identical accelerators.",
          List.of(
              required("host", ID, "Name of the server."),
              required("site", new Reference("site"), "Where it stands (`sites.csv`)."),
              required(
                  "power_domain",
                  new Reference("power domain"),
                  "What feeds it (`power_domains.csv`), at any level of the tree."),
              required(
                  "accelerator",
                  new Reference("accelerator"),
                  "Type of all its accelerators (bundled catalogue or `accelerators.csv`)."),
              required("accelerators", COUNT, "How many it has; 0 when all have failed."),
              optional(
                  "network_gbit_s",
                  new Decimal("Gbit/s", 0, 1_000_000),
                  "no limit",
                  "What KV transfers may use of its network."),
              withDefault(
                  "status",
                  Choice.of(HostStatus.values()),
                  HostStatus.ACTIVE.text(),
                  "`drain`: its shards must leave; `offline`: switched off, draws nothing."),
              optional("in_service", DATE, "unknown", "When it went into service."),
              withDefault(
                  "usd_per_accelerator_hour",
                  new Decimal("USD", 0, 1000),
                  "0",
                  "Rental of one accelerator in use."),
              optional("book_value_usd", USD, "unknown", "What it is still worth in the books.")));

  /** The power tree. */
  public static final FileSchema POWER_DOMAINS =
      new FileSchema(
          "power_domains.csv",
          "power domain",
          Need.ROWS,
          "The power tree: racks, rows, site feeds. Roots have no parent.",
          List.of(
              required("power_domain", ID, "Name of the node."),
              mayBeEmpty(
                  "parent",
                  new Reference("power domain"),
                  "a root",
                  "The node that feeds this one."),
              mayBeEmpty(
                  "limit_kw",
                  new Decimal("kW", 0, 10_000_000),
                  "no limit",
                  "The most that everything below may draw, all-in watts of IT (cooling not"
                      + " included).")));

  /** Data centres. */
  public static final FileSchema SITES =
      new FileSchema(
          "sites.csv",
          "site",
          Need.ROWS,
          "One row a data centre.",
          List.of(
              required("site", ID, "Name of the site."),
              required("electricity_usd_per_kwh", TARIFF, "Tariff."),
              required("pue", PUE, "Facility power over IT power.")));

  /** Streams of requests. */
  public static final FileSchema WORKLOADS =
      new FileSchema(
          "workloads.csv",
          "workload",
          Need.ROWS,
          "One row a stream of requests for one model.",
          List.of(
              required("workload", ID, "Name of the stream."),
              required("model", new Reference("model"), "Bundled catalogue or `models.csv`."),
              required("requests_per_second", DEMAND, "Demand."),
              required("prompt_tokens", TOKENS, "Mean length of a prompt."),
              required("output_tokens", TOKENS, "Mean length of an answer."),
              required("ttft_ms", MILLIS, "Longest time to the first token."),
              required("tpot_ms", MILLIS, "Longest time per output token."),
              required("input_usd_per_mtok", USD_PER_MTOK, "Price of a million prompt tokens."),
              required("output_usd_per_mtok", USD_PER_MTOK, "Price of a million output tokens."),
              withDefault(
                  "min_served", SHARE, "0", "Share of the demand that a contract promises."),
              withDefault(
                  "serving",
                  Choice.of(Serving.values()),
                  Serving.ANY.text(),
                  "How it may be served."),
              optional("sites", new References("site"), "all", "The only sites it may run in."),
              optional(
                  "precision",
                  PRECISION,
                  "the best that model and accelerator support",
                  "Number format of the matrix products."),
              withDefault(
                  "prefix_cache_hit",
                  SHARE,
                  "0",
                  "Share of the prompt whose KV cache is there already.")));

  /** Types of accelerators. */
  public static final FileSchema ACCELERATORS = CatalogueSchema.ACCELERATORS;

  /** Language models. */
  public static final FileSchema MODELS = CatalogueSchema.MODELS;

  /** Measurements, which overrule the performance model. */
  public static final FileSchema PROFILES =
      new FileSchema(
          "profiles.csv",
          "profile",
          Need.OPTIONAL,
          "Measured: what one shard (engine) of a phase does on a type. Rows that differ in"
              + " accelerators are alternatives. A workload and phase listed here uses the listed"
              + " rows only; a workload listed here has its listed phases only.",
          List.of(
              required("workload", new Reference("workload"), "`workloads.csv`."),
              required("phase", PHASE, "What the engine does."),
              required("accelerator", new Reference("accelerator"), "The type it was measured on."),
              required(
                  "accelerators",
                  new Slices(100_000),
                  "Accelerators it takes: its tensor-parallel degree, or a slice of a shared one."),
              required("requests_per_second", REQUESTS_PER_SECOND, "Sustained rate."),
              required(
                  "watts",
                  new Decimal("W", 0, 10_000_000),
                  "Its draw at the power domain while it serves that rate: of whole accelerators"
                      + " all of it, idle draw included; of a slice what it draws above the idle"
                      + " accelerator that it shares."),
              optional("ttft_ms", MILLIS, "not measured", "Time to the first token at that rate."),
              optional("tpot_ms", MILLIS, "not measured", "Time per output token at that rate.")));

  /** The plan in force. */
  public static final FileSchema PREVIOUS_PLAN =
      new FileSchema(
          "previous_plan.csv",
          "shard",
          Need.OPTIONAL_OPEN,
          "The plan in force, a `plan.csv` written earlier (or `--previous FILE`). Other columns"
              + " are ignored. Its hosts and workloads may be gone.",
          List.of(
              required("shard", ID, "Name of the shard."),
              required("workload", NAME, "What it served."),
              required("phase", PHASE, "What it did."),
              required("host", NAME, "Where it ran."),
              required(
                  "accelerators", new Slices(100_000), "Accelerators it took, or a slice of one."),
              withDefault(
                  "pinned",
                  new Choice(List.of("true", "false")),
                  "false",
                  "`true`: the shard must stay where it is.")));

  private static final List<FileSchema> FILES =
      List.of(
          HOSTS, POWER_DOMAINS, SITES, WORKLOADS, ACCELERATORS, MODELS, PROFILES, PREVIOUS_PLAN);

  private Schema() {}

  /** Every file, in the order in which problems are reported. */
  public static List<FileSchema> files() {
    return FILES;
  }

  /** The page of formats, {@code datasets/FORMATS.md}. */
  public static String markdown() {
    return SchemaPage.of(FILES);
  }
}
