package io.fleetfold.solver.replay;

import io.fleetfold.domain.facts.Workload;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one workload that came.
 *
 * @param promptTokens mean length of a prompt; {@code null} as planned
 * @param outputTokens mean length of an answer; {@code null} as planned
 */
public record Load(
    double requestsPerSecond, @Nullable Double promptTokens, @Nullable Double outputTokens) {

  /** The workload that is planned, as it came. */
  public Workload applyTo(Workload workload) {
    var planned = workload.requests();
    return new Workload(
        workload.index(),
        workload.id(),
        workload.model(),
        new Workload.Demand(requestsPerSecond, workload.demand().minServed()),
        new Workload.Requests(
            promptTokens == null ? planned.promptTokens() : promptTokens,
            outputTokens == null ? planned.outputTokens() : outputTokens,
            planned.prefixCacheHit()),
        workload.targets(),
        workload.prices(),
        workload.rules());
  }
}
