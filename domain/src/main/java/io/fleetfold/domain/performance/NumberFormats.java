package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Workload;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the format in which a model runs on a type of accelerator.
 *
 * <p>A workload that asks for a format gets it or is refused. Otherwise the published format of the
 * model is kept where the accelerator multiplies it. Where it does not, 4-bit and int8 weights stay
 * small in memory and are widened to 16 bit on the way to the matrix units (as gpt-oss runs on
 * Hopper), and fp8 weights are stored as 16 bit. Parts without bf16 take fp16.
 */
public final class NumberFormats {

  private record Row(double storedBits, double minimumCudaCapability, double gemmShare) {}

  private final Map<Precision, Row> rows = new EnumMap<>(Precision.class);

  private NumberFormats() {}

  /** The formats that are packed with the program. */
  public static NumberFormats bundled() {
    var formats = new NumberFormats();
    for (var row : BundledTable.rows("formats.csv")) {
      formats.rows.put(
          Precision.valueOf(row.get("format").toUpperCase(java.util.Locale.ROOT)),
          new Row(
              BundledTable.number(row, "stored_bits"),
              BundledTable.number(row, "minimum_cuda_cc"),
              BundledTable.number(row, "gemm_share")));
    }
    return formats;
  }

  /** The format for a workload; empty when it asks for one that the type cannot run. */
  Optional<NumberFormat> choose(Workload workload, Accelerator type) {
    Precision asked = workload.rules().precision();
    return asked == null
        ? Optional.of(best(workload.model(), type))
        : Optional.ofNullable(find(asked, type));
  }

  /** The published format of the model, or the nearest wider one that the type runs. */
  public NumberFormat best(Model model, Accelerator type) {
    NumberFormat own = find(model.weightPrecision(), type);
    return own != null ? own : sixteenBit(type);
  }

  /** The type running weights stored in this format; {@code null} when it cannot. */
  public @Nullable NumberFormat find(Precision stored, Accelerator type) {
    Double native4 = type.compute().fp4Tflops();
    Double native8 = type.compute().fp8Tflops();
    if (!supports(stored, type)) {
      return null;
    }
    return switch (stored) {
      case FP16, BF16 -> format(stored, stored, type.compute().fp16Tflops());
      case FP8 -> native8 == null ? null : format(stored, stored, native8);
      case FP4 -> native4 == null ? widened(stored, type) : format(stored, stored, native4);
      case INT8, INT4 -> widened(stored, type);
    };
  }

  private boolean supports(Precision stored, Accelerator type) {
    Double capability = type.scaling().cudaComputeCapability();
    return capability == null || capability >= row(stored).minimumCudaCapability();
  }

  private NumberFormat sixteenBit(Accelerator type) {
    Precision wide = supports(Precision.BF16, type) ? Precision.BF16 : Precision.FP16;
    return format(wide, wide, type.compute().fp16Tflops());
  }

  private NumberFormat widened(Precision stored, Accelerator type) {
    return format(stored, sixteenBit(type).product(), type.compute().fp16Tflops());
  }

  private NumberFormat format(Precision stored, Precision product, @Nullable Double tflops) {
    if (tflops == null) {
      throw new IllegalStateException("no peak rate for " + product);
    }
    return new NumberFormat(
        stored, product, row(stored).storedBits() / 8, tflops * 1e12, row(product).gemmShare());
  }

  private Row row(Precision precision) {
    Row row = rows.get(precision);
    if (row == null) {
      throw new IllegalStateException("formats.csv lacks " + precision.text());
    }
    return row;
  }
}
