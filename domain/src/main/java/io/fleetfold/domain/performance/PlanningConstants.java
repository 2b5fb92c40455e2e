package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The constants that plans use: the planning stack on each accelerator, with what is documented of
 * parts that nobody measured.
 *
 * <p>A fit may put a share of bandwidth a little above 1, where it makes up for another constant. A
 * plan must not count on bandwidth that is not there. And prefill alone was measured with tensor
 * parallelism on the stacks of 2023 only, so its all-reduces are planned at the share that the
 * planning stack reaches where prompts and decode steps mix.
 */
final class PlanningConstants implements Function<Accelerator, Constants> {

  private static final Set<Constant> BANDWIDTHS =
      EnumSet.of(
          Constant.WEIGHT_BANDWIDTH,
          Constant.EXPERT_BANDWIDTH,
          Constant.KV_BANDWIDTH,
          Constant.LINK,
          Constant.PREFILL_BANDWIDTH,
          Constant.PREFILL_LINK);

  private final ConstantsTable table;
  private final String stack;
  private final Map<String, Map<Constant, Double>> documented = new HashMap<>();

  private PlanningConstants(ConstantsTable table, String stack) {
    this.table = table;
    this.stack = stack;
  }

  static PlanningConstants bundled() {
    return of(ConstantsTable.bundled());
  }

  /**
   * Constants from a table: those of the stack that plans usually assume, or, where it was not
   * measured, those of the stack that was measured most.
   */
  static PlanningConstants of(ConstantsTable table) {
    var planning =
        new PlanningConstants(table, table.stackNear(ServingStacks.bundled().planning()));
    for (var row : BundledTable.rows("documented.csv")) {
      planning
          .documented
          .computeIfAbsent(row.get("accelerator"), accelerator -> new HashMap<>())
          .put(
              Constant.valueOf(row.get("constant").toUpperCase(Locale.ROOT)),
              BundledTable.number(row, "value"));
    }
    return planning;
  }

  @Override
  public Constants apply(Accelerator type) {
    Constants constants = table.of(type.id(), stack);
    for (var known : documented.getOrDefault(type.id(), Map.of()).entrySet()) {
      constants = constants.with(known.getKey(), known.getValue());
    }
    return atMostPeak(constants.with(Constant.PREFILL_LINK, constants.get(Constant.LINK)));
  }

  private static Constants atMostPeak(Constants constants) {
    Constants limited = constants;
    for (Constant share : BANDWIDTHS) {
      limited = limited.with(share, Math.min(1, limited.get(share)));
    }
    return limited;
  }
}
