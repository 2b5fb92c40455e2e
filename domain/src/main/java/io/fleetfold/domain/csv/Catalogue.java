package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every known accelerator and model: the bundled ones, extended and replaced by a dataset's own.
 */
record Catalogue(Index<Accelerator> accelerators, Index<Model> models) {

  private static final String BUNDLED = "/io/fleetfold/catalogue/";

  /** The bundled rows, read once: every dataset starts from them. */
  private static final class Bundled {

    static final Map<String, Row> ACCELERATORS = byId(bundled(Schema.ACCELERATORS));
    static final Map<String, Row> MODELS = byId(bundled(Schema.MODELS));
    static final Catalogue CATALOGUE = read();

    private static Map<String, Row> byId(Table table) {
      String id = table.schema().columns().getFirst().name();
      Map<String, Row> rows = new LinkedHashMap<>();
      table.rows().forEach(row -> rows.put(row.text(id), row));
      return rows;
    }

    private static Catalogue read() {
      Catalogue catalogue = Catalogue.empty();
      for (Row row : ACCELERATORS.values()) {
        row.complete(null);
        catalogue.accelerators.put(row.text("accelerator"), accelerator(row));
      }
      for (Row row : MODELS.values()) {
        row.complete(null);
        catalogue.models.put(row.text("model"), model(row));
      }
      return catalogue;
    }
  }

  /** The catalogue in force for a dataset. */
  static Catalogue of(Table accelerators, Table models) {
    Catalogue catalogue = empty();
    Bundled.CATALOGUE
        .accelerators
        .values()
        .forEach(type -> catalogue.accelerators.put(type.id(), type));
    Bundled.CATALOGUE.models.values().forEach(model -> catalogue.models.put(model.id(), model));
    catalogue.addAccelerators(accelerators);
    catalogue.addModels(models);
    return catalogue;
  }

  private static Catalogue empty() {
    return new Catalogue(new Index<>("accelerator"), new Index<>("model"));
  }

  private static Table bundled(FileSchema schema) {
    try (InputStream file = Catalogue.class.getResourceAsStream(BUNDLED + schema.name())) {
      if (file == null) {
        throw new IllegalStateException("The bundled " + schema.name() + " is not in this build");
      }
      return checked(schema, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a bundled file, which is right or the build is wrong. */
  static Table checked(FileSchema schema, byte[] bytes) {
    Problems problems = new Problems(schema.name());
    Table table = TableReader.read(schema, bytes, problems);
    if (problems.count() > 0) {
      throw new IllegalStateException("Bundled: " + problems.inOrder().getFirst().text());
    }
    return table;
  }

  private void addAccelerators(Table table) {
    accelerators.declare(table);
    for (Row row : table.rows()) {
      new Overriding(row, Bundled.ACCELERATORS).complete();
      AcceleratorCheck.check(row);
      if (row.isSound()) {
        accelerators.put(row.text("accelerator"), accelerator(row));
      } else {
        accelerators.remove(row.findText("accelerator"));
      }
    }
  }

  private static Accelerator accelerator(Row row) {
    String vendor = row.findText("vendor");
    return new Accelerator(
        row.text("accelerator"),
        vendor == null ? "" : vendor,
        new Accelerator.Memory(
            row.findDecimal("memory_gb"), row.findDecimal("memory_bandwidth_gb_s")),
        new Accelerator.Compute(
            row.findDecimal("fp16_tflops"),
            row.findDecimal("fp8_tflops"),
            row.findDecimal("fp4_tflops")),
        new Accelerator.PowerDraw(
            row.findDecimal("tdp_w"), row.decimal("idle_w"), row.findDecimal("all_in_w")),
        new Accelerator.Scaling(
            row.findDecimal("scale_up_gb_s"),
            row.findWhole("max_tensor_parallel"),
            row.findDecimal("cuda_cc")),
        new Accelerator.Provenance(
            row.findText("released"),
            row.findDecimal("process_nm"),
            row.findDecimal("purchase_usd"),
            row.findText("source")),
        row.findText("kv_group"));
  }

  private void addModels(Table table) {
    models.declare(table);
    for (Row row : table.rows()) {
      new Overriding(row, Bundled.MODELS).complete();
      ModelCheck.check(row);
      if (row.isSound()) {
        models.put(row.text("model"), model(row));
      } else {
        models.remove(row.findText("model"));
      }
    }
  }

  private static Model model(Row row) {
    return new Model(
        row.text("model"),
        row.decimal("parameters_b"),
        row.decimal("active_parameters_b"),
        row.whole("layers"),
        row.decimal("kv_bytes_per_token"),
        row.choice("weight_precision", Precision.class),
        new Model.Shape(
            row.findWhole("hidden_size"),
            row.findWhole("experts"),
            row.findWhole("experts_per_token"),
            row.findWhole("max_context_tokens")),
        row.findText("source"));
  }
}
