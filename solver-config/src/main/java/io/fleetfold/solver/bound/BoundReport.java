package io.fleetfold.solver.bound;

/**
 * What no plan can beat, and what the limits cost.
 *
 * @param upperBoundUsdPerHour no plan that keeps every contract has a larger margin
 * @param method which relaxation gave it: {@code rack patterns} or {@code linear relaxation},
 *     followed by {@code , whole engines} where demand that is counted in whole engines tightened
 *     it
 */
public record BoundReport(
    double upperBoundUsdPerHour, String method, ShadowPrices prices, Certificate certificate) {}
