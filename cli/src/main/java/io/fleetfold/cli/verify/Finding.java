package io.fleetfold.cli.verify;

/**
 * One thing about a plan that does not hold.
 *
 * @param rule the broken rule, or {@code stated} for a figure that is not what was computed
 * @param subject host, power domain, shard, or figure
 * @param amount by how much, in {@code unit}; empty where it is not a number
 * @param sentence the same for people
 */
public record Finding(String rule, String subject, String amount, String unit, String sentence) {}
