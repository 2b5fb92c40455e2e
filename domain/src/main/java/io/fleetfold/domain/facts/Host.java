package io.fleetfold.domain.facts;

import org.jspecify.annotations.Nullable;

/**
 * A server with identical accelerators, in a site and under a leaf of the power tree.
 *
 * @param index position in {@link Dataset#hosts()}
 * @param accelerators how many accelerators it has, at least 0
 */
public record Host(
    int index,
    String id,
    Site site,
    PowerDomain powerDomain,
    Accelerator accelerator,
    int accelerators,
    Terms terms) {

  /**
   * Everything about a host that is not its hardware.
   *
   * @param networkGbitPerSecond what KV transfers may use; {@code null} for no limit
   * @param inService when it went into service, as written (ISO date or year and month)
   * @param usdPerAcceleratorHour rental of one accelerator in use
   */
  public record Terms(
      @Nullable Double networkGbitPerSecond,
      HostStatus status,
      @Nullable String inService,
      double usdPerAcceleratorHour,
      @Nullable Double bookValueUsd) {

    /** An active host that costs nothing and has no network limit. */
    public static final Terms DEFAULT = new Terms(null, HostStatus.ACTIVE, null, 0.0, null);
  }

  /** An active host for {@link Dataset#of}, which gives it its index. */
  public static Host of(
      String id, Site site, PowerDomain powerDomain, Accelerator accelerator, int accelerators) {
    return new Host(
        Dataset.NO_INDEX, id, site, powerDomain, accelerator, accelerators, Terms.DEFAULT);
  }

  /** The same host on other terms. */
  public Host withTerms(Terms other) {
    return new Host(index, id, site, powerDomain, accelerator, accelerators, other);
  }

  /** The same host with another number of accelerators. */
  public Host withAccelerators(int other) {
    return new Host(index, id, site, powerDomain, accelerator, other, terms);
  }

  /** The same host in another state. */
  public Host withStatus(HostStatus status) {
    return withTerms(
        new Terms(
            terms.networkGbitPerSecond(),
            status,
            terms.inService(),
            terms.usdPerAcceleratorHour(),
            terms.bookValueUsd()));
  }

  /** Whether shards may be placed here. */
  public boolean isActive() {
    return terms.status() == HostStatus.ACTIVE;
  }

  /** Milliwatts that one unused accelerator draws here: none where the host is switched off. */
  public long idleMilliwattsPerAccelerator() {
    return terms.status() == HostStatus.OFFLINE
        ? 0L
        : Math.round(accelerator.power().idleWatts() * 1e3);
  }

  /** Milliwatts that the host draws with no shard on it. */
  public long idleMilliwatts() {
    return accelerators * idleMilliwattsPerAccelerator();
  }

  /** Electricity for the host with no shard on it, cooling included, in micro-dollars per hour. */
  public long idleEnergyMicroUsdPerHour() {
    return site.energyMicroUsdPerHour(idleMilliwatts());
  }

  /** Rental of one accelerator in use, in micro-dollars per hour. */
  public long rentalMicroUsdPerAcceleratorHour() {
    return Math.round(terms.usdPerAcceleratorHour() * 1e6);
  }

  /** Hosts are the same when their ids are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Host that && id.equals(that.id));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
