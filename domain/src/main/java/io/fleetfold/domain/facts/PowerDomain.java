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
