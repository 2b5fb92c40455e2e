package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Host;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of a problem as a value range.
 *
 * <p>Timefold 2.2.0 hashes and compares a value range once for every placed shard whenever it takes
 * a working solution, which is minutes at 100,000 hosts; so hash and equality here look at the size
 * and the ends only. They are right for ranges over the same problem, the only ones that are ever
 * compared.
 */
final class HostList extends AbstractList<Host> implements RandomAccess {

  private final Host[] hosts;

  HostList(List<Host> hosts) {
    this.hosts = hosts.toArray(Host[]::new);
  }

  @Override
  public Host get(int index) {
    return hosts[index];
  }

  @Override
  public int size() {
    return hosts.length;
  }

  @Override
  public int hashCode() {
    return hosts.length;
  }

  /** The ends are compared by identity, as hosts of one problem are the same objects everywhere. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof List<?> that
            && that.size() == hosts.length
            && (hosts.length == 0
                || (that.get(0) == hosts[0]
                    && that.get(hosts.length - 1) == hosts[hosts.length - 1])));
  }
}
