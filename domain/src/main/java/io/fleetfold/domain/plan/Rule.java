package io.fleetfold.domain.plan;

/**
 * What a plan is judged by. The constraint streams and the audit state each rule in their own way;
 * this is only what they call it, on which level of the score it counts, and in which unit.
 */
public enum Rule {
  MEMORY_BANDWIDTH("memoryBandwidth", Level.HARD, Unit.MEGABYTES_PER_SECOND),
  MEMORY_CAPACITY("memoryCapacity", Level.HARD, Unit.MEGABYTES),
  COMPUTE("compute", Level.HARD, Unit.ACCELERATOR_MILLIS),
  KV_TRANSFER("kvTransfer", Level.HARD, Unit.KILOBITS_PER_SECOND),
  POWER("power", Level.HARD, Unit.MILLIWATTS),
  LATENCY("latency", Level.HARD, Unit.SHARDS),
  PLACEMENT("placement", Level.HARD, Unit.SHARDS),
  CONTRACT("contract", Level.MEDIUM, Unit.MICRO_RPS),
  REVENUE("revenue", Level.SOFT, Unit.MICRO_USD_PER_HOUR),
  ENERGY("energy", Level.SOFT, Unit.MICRO_USD_PER_HOUR),
  RENTAL("rental", Level.SOFT, Unit.MICRO_USD_PER_HOUR),
  MIGRATION("migration", Level.SOFT, Unit.MICRO_USD_PER_HOUR);

  /** Levels of the score: limits come first, then contracts, then money. */
  public enum Level {
    HARD,
    MEDIUM,
    SOFT
  }

  private final String id;
  private final Level level;
  private final Unit unit;

  Rule(String id, Level level, Unit unit) {
    this.id = id;
    this.level = level;
    this.unit = unit;
  }

  /** Its name in files and in Timefold: {@code memoryBandwidth}. */
  public String id() {
    return id;
  }

  public Level level() {
    return level;
  }

  /** What it is counted in, shard by shard or amount by amount. */
  public Unit unit() {
    return unit;
  }

  @Override
  public String toString() {
    return id;
  }
}
