package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the accelerators of one type in one site do.
 *
 * @param usdPerHour what one more accelerator would earn in an hour; {@code null} without a bound
 */
public record AcceleratorLine(TypeUse use, Site site, @Nullable Double usdPerHour) {

  public Accelerator type() {
    return use.type();
  }

  /** All sites together, in the order of the lines. */
  static List<TypeUse> byType(List<AcceleratorLine> lines) {
    Map<Accelerator, TypeUse> sums = new LinkedHashMap<>();
    lines.forEach(line -> sums.merge(line.type(), line.use(), TypeUse::plus));
    return List.copyOf(sums.values());
  }
}
