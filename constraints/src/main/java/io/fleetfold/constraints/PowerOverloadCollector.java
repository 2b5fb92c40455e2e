package io.fleetfold.constraints;

import ai.timefold.solver.core.api.function.TriFunction;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintCollector;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintCollectorAccumulator;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintCollectorValueHandle;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Milliwatts above the limits of all power domains together. A host's draw counts at its leaf and
 * at every domain above.
 *
 * <p>One running sum a domain, in an array: a stream of (domain, draw) pairs says the same at half
 * the speed, because the draw of a host then changes as many groups as its path has domains.
 */
final class PowerOverloadCollector
    implements BiConstraintCollector<Host, HostLoad, PowerOverloadCollector.Domains, Long> {

  @Override
  public Supplier<Domains> supplier() {
    return Domains::new;
  }

  @Override
  public TriFunction<Domains, Host, HostLoad, Runnable> accumulator() {
    BiConstraintCollectorAccumulator<Domains, Host, HostLoad> accumulator = Share::new;
    return accumulator;
  }

  @Override
  public Function<Domains, @Nullable Long> finisher() {
    return domains -> domains.overload;
  }

  /** Running sums by domain index. */
  static final class Domains {

    private long[] draw = new long[16];
    private long overload;

    private void add(PowerDomain leaf, long milliwatts) {
      for (PowerDomain domain = leaf; domain != null; domain = domain.parent()) {
        Long limit = domain.limitMilliwatts();
        if (limit != null) {
          addTo(domain.index(), limit, milliwatts);
        }
      }
    }

    private void addTo(int domain, long limit, long milliwatts) {
      if (domain >= draw.length) {
        draw = Arrays.copyOf(draw, 2 * domain);
      }
      overload -= Math.max(0, draw[domain] - limit);
      draw[domain] += milliwatts;
      overload += Math.max(0, draw[domain] - limit);
    }
  }

  /** What one host added; remembered, because its load has changed when it is taken away. */
  @SuppressWarnings("NullAway") // Timefold allows null in a group; these streams have none
  private static final class Share implements BiConstraintCollectorValueHandle<Host, HostLoad> {

    private final Domains domains;
    private @Nullable PowerDomain leaf;
    private long milliwatts;

    Share(Domains domains) {
      this.domains = domains;
    }

    @Override
    public void add(Host host, HostLoad load) {
      leaf = host.powerDomain();
      milliwatts = load.milliwattsAboveIdle(host);
      domains.add(leaf, milliwatts);
    }

    @Override
    public void replaceWith(Host host, HostLoad load) {
      long before = milliwatts;
      milliwatts = load.milliwattsAboveIdle(host);
      domains.add(host.powerDomain(), milliwatts - before);
    }

    @Override
    public void remove() {
      if (leaf != null) {
        domains.add(leaf, -milliwatts);
      }
    }
  }
}
