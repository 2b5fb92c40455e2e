package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Precision;

/**
 * How an engine keeps and multiplies weights on one type of accelerator.
 *
 * @param stored format of the weights in memory
 * @param product format of the matrix products
 * @param bytesPerParameter memory of one weight, scales included
 * @param flopsPerSecond peak rate of one accelerator in the product format
 * @param gemmShare share of that peak that large matrix products reach, relative to 16 bit
 */
public record NumberFormat(
    Precision stored,
    Precision product,
    double bytesPerParameter,
    double flopsPerSecond,
    double gemmShare) {

  /** As reports write it: {@code fp8}, or {@code fp16 (fp4 weights)}. */
  String text() {
    return stored == product ? product.text() : product.text() + " (" + stored.text() + " weights)";
  }
}
