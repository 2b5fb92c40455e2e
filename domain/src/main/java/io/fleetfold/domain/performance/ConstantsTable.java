package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Constants by accelerator, with a documented fallback for parts that nobody measured. */
final class ConstantsTable {

  private static final String FALLBACK = "*";

  private final Map<String, EngineConstants> byAccelerator;
  private final EngineConstants fallback;

  private ConstantsTable(Map<String, EngineConstants> byAccelerator, EngineConstants fallback) {
    this.byAccelerator = byAccelerator;
    this.fallback = fallback;
  }

  static ConstantsTable bundled() {
    Map<String, EngineConstants> byAccelerator = new HashMap<>();
    for (CSVRecord row : BundledTable.rows("constants.csv")) {
      byAccelerator.put(row.get("accelerator"), constants(row));
    }
    EngineConstants fallback = byAccelerator.remove(FALLBACK);
    if (fallback == null) {
      throw new IllegalStateException("constants.csv lacks the fallback row " + FALLBACK);
    }
    return new ConstantsTable(Map.copyOf(byAccelerator), fallback);
  }

  private static EngineConstants constants(CSVRecord row) {
    return new EngineConstants(
        row.get("stack"),
        new EngineConstants.Decode(
            BundledTable.number(row, "weight_bandwidth"),
            BundledTable.number(row, "kv_bandwidth"),
            BundledTable.number(row, "decode_compute"),
            BundledTable.number(row, "layer_us"),
            BundledTable.number(row, "tensor_parallel_factor"),
            BundledTable.number(row, "sequence_us")),
        new EngineConstants.Prefill(
            BundledTable.number(row, "prefill_compute"),
            BundledTable.number(row, "prefill_bandwidth")));
  }

  EngineConstants of(Accelerator type) {
    return byAccelerator.getOrDefault(type.id(), fallback);
  }
}
