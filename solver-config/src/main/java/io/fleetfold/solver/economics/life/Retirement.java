package io.fleetfold.solver.economics.life;

/**
 * Hardware that was let go in fact.
 *
 * @param yearsSinceLaunch of the chip
 */
public record Retirement(
    String accelerator,
    String who,
    String what,
    String date,
    double yearsSinceLaunch,
    String source) {}
