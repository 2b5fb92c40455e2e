package io.fleetfold.domain.csv;

import static io.fleetfold.domain.csv.Column.expectedOfNew;
import static io.fleetfold.domain.csv.Column.optional;
import static io.fleetfold.domain.csv.Column.required;
import static io.fleetfold.domain.csv.Column.requiredOfNew;
import static io.fleetfold.domain.csv.Column.withDefault;

import io.fleetfold.domain.csv.ColumnType.Choice;
import io.fleetfold.domain.csv.ColumnType.Date;
import io.fleetfold.domain.csv.ColumnType.Identifier;
import io.fleetfold.domain.csv.ColumnType.Text;
import io.fleetfold.domain.csv.FileSchema.Need;
import io.fleetfold.domain.csv.NumberType.Decimal;
import io.fleetfold.domain.csv.NumberType.Whole;
import io.fleetfold.domain.facts.Precision;
import java.util.List;

/** The part of {@link Schema} that the bundled catalogue shares with a dataset. */
final class CatalogueSchema {

  private static final Identifier ID = new Identifier(true);
  private static final Text TEXT = new Text();
  private static final Date DATE = new Date();
  private static final Decimal WATTS = new Decimal("W", 0.001, 100_000);
  private static final Decimal TFLOPS = new Decimal("TFLOPS", 0.001, 10_000_000);
  private static final Decimal USD = new Decimal("USD", 0, 1e9);
  private static final Whole COUNT = new Whole(1, 100_000);
  private static final Choice PRECISION = Choice.of(Precision.values());

  /** Types of accelerators. */
  static final FileSchema ACCELERATORS =
      new FileSchema(
          "accelerators.csv",
          "accelerator",
          Need.OVERRIDES,
          "Adds types to the bundled catalogue, and overrides cells of bundled ones: a row with the"
              + " id of a bundled type needs its id only, an empty cell keeps the bundled value,"
              + " and `none` takes a value away that can be lacking.",
          List.of(
              required("accelerator", ID, "Name of the type."),
              requiredOfNew("vendor", TEXT, "Who makes it."),
              requiredOfNew(
                  "memory_gb", new Decimal("GB", 0.001, 100_000), "Capacity, decimal gigabytes."),
              requiredOfNew("memory_bandwidth_gb_s", new Decimal("GB/s", 1, 100_000_000), "Peak."),
              requiredOfNew("fp16_tflops", TFLOPS, "Dense matrix rate in fp16 or bf16."),
              expectedOfNew("fp8_tflops", TFLOPS, "no fp8", "Dense matrix rate in fp8."),
              requiredOfNew("tdp_w", WATTS, "Thermal design power."),
              optional("fp4_tflops", TFLOPS, "no fp4", "Dense matrix rate in fp4."),
              withDefault(
                  "idle_w",
                  new Decimal("W", 0, 100_000),
                  "0",
                  "Wall draw of one unused accelerator, its share of the idling server included."
                      + " Charged and counted under power limits on every host that is not"
                      + " offline."),
              optional(
                  "all_in_w",
                  new Decimal("W", 0.001, 200_000),
                  "estimated from tdp_w",
                  "Draw with its share of host, fans and network."),
              optional(
                  "scale_up_gb_s",
                  new Decimal("GB/s", 0, 1_000_000),
                  "none known",
                  "Link between accelerators, one direction."),
              optional(
                  "max_tensor_parallel",
                  COUNT,
                  "the host's size",
                  "Largest tensor-parallel group."),
              optional(
                  "cuda_cc",
                  new Decimal("", 1, 100),
                  "not a CUDA part",
                  "CUDA compute capability."),
              optional("released", DATE, "unknown", "When it shipped."),
              optional("process_nm", new Decimal("nm", 0.1, 1000), "unknown", "Process node."),
              optional("purchase_usd", USD, "unknown", "Price of one."),
              optional("source", TEXT, "not stated", "Who says so."),
              optional(
                  "kv_group",
                  new Identifier(false),
                  "the common group",
                  "Only types of one group exchange KV cache.")));

  /** Language models. */
  static final FileSchema MODELS =
      new FileSchema(
          "models.csv",
          "model",
          Need.OVERRIDES,
          "Adds models to the bundled catalogue, and overrides cells of bundled ones in the same"
              + " way.",
          List.of(
              required("model", ID, "Name of the model."),
              requiredOfNew(
                  "parameters_b", new Decimal("billions", 0.000001, 1_000_000), "All parameters."),
              requiredOfNew(
                  "active_parameters_b",
                  new Decimal("billions", 0.000001, 1_000_000),
                  "Parameters that one token uses; not more than parameters_b."),
              requiredOfNew("layers", new Whole(1, 10_000), "Transformer layers."),
              requiredOfNew(
                  "kv_bytes_per_token",
                  new Decimal("bytes", 0, 1e9),
                  "KV cache of one token of context over all layers, at bf16."),
              requiredOfNew("weight_precision", PRECISION, "Format of the published weights."),
              optional("hidden_size", new Whole(1, 1_000_000), "unknown", "Width of the model."),
              optional("experts", COUNT, "a dense model", "Routed experts of a layer."),
              optional(
                  "experts_per_token",
                  COUNT,
                  "a dense model",
                  "Routed experts that one token uses; not more than experts."),
              optional("source", TEXT, "not stated", "Who says so."),
              optional(
                  "max_context_tokens",
                  new Whole(1, 1_000_000_000),
                  "unknown",
                  "The most tokens of prompt and answer together.")));

  private CatalogueSchema() {}
}
