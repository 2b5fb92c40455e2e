package io.fleetfold.domain.facts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the power tree: a rack, a row, a site feed.
 *
 * @param index position in {@link Dataset#powerDomains()}
 * @param parent the domain that feeds this one; {@code null} for a root
 * @param limitMilliwatts the most that everything below may draw; {@code null} for no limit
 */
public record PowerDomain(
    int index, String id, @Nullable PowerDomain parent, @Nullable Long limitMilliwatts) {

  /** A root for {@link Dataset#of}, which gives it its index. */
  public static PowerDomain root(String id, @Nullable Double limitKilowatts) {
    return new PowerDomain(Dataset.NO_INDEX, id, null, milliwatts(limitKilowatts));
  }

  /** A domain fed by this one, for {@link Dataset#of}, which gives it its index. */
  public PowerDomain child(String childId, @Nullable Double limitKilowatts) {
    return new PowerDomain(Dataset.NO_INDEX, childId, this, milliwatts(limitKilowatts));
  }

  /** The same domain with another limit; {@code null} for none. */
  public PowerDomain withLimitKilowatts(@Nullable Double limitKilowatts) {
    return withLimitMilliwatts(milliwatts(limitKilowatts));
  }

  /** The same domain with another limit; {@code null} for none. */
  public PowerDomain withLimitMilliwatts(@Nullable Long other) {
    return new PowerDomain(index, id, parent, other);
  }

  private static @Nullable Long milliwatts(@Nullable Double kilowatts) {
    return kilowatts == null ? null : Math.round(kilowatts * 1e6);
  }

  /** This domain and all above it, leaf first. */
  public List<PowerDomain> path() {
    List<PowerDomain> path = new ArrayList<>();
    for (PowerDomain domain = this; domain != null; domain = domain.parent()) {
      path.add(domain);
    }
    return path;
  }

  /** Domains are the same when their ids are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PowerDomain that && id.equals(that.id));
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
