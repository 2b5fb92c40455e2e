package io.fleetfold.domain.imports;

import io.fleetfold.domain.facts.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What the user says of files that do not say it all; {@code null} for nothing.
 *
 * @param model catalogue id, where the file names no model that is known
 * @param accelerator catalogue id, where the file names no system that is known
 * @param promptTokens prompt of the workload; rows of another length are wrong
 * @param outputTokens answer of the workload, likewise
 * @param ttftMillis rows with a longer TTFT are left out
 * @param tpotMillis rows with a longer TPOT are left out
 * @param workload that the candidates are for; rows made for other requests are warned of
 */
public record ImportRules(
    @Nullable String model,
    @Nullable String accelerator,
    @Nullable Double promptTokens,
    @Nullable Double outputTokens,
    double ttftMillis,
    double tpotMillis,
    @Nullable Workload workload) {}
