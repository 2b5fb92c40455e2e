package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Which changes take something away from a host or a power domain, and when something last was: as
 * long as nothing leaves, what did not fit there will not. Not thread-safe.
 */
final class Departures {

  private final List<List<Integer>> fromHost = new ArrayList<>();
  private final List<List<Integer>> fromDomain = new ArrayList<>();
  private final int[] lastFromHost;
  private final int[] lastFromDomain;

  Departures(Dataset dataset, List<Change> changes) {
    dataset.hosts().forEach(host -> fromHost.add(new ArrayList<>()));
    dataset.powerDomains().forEach(domain -> fromDomain.add(new ArrayList<>()));
    this.lastFromHost = new int[fromHost.size()];
    this.lastFromDomain = new int[fromDomain.size()];
    for (int i = 0; i < changes.size(); i++) {
      Host from = changes.get(i).from();
      if (from != null) {
        fromHost.get(from.index()).add(i);
        for (PowerDomain domain : from.powerDomain().path()) {
          fromDomain.get(domain.index()).add(i);
        }
      }
    }
  }

  /** Changes that leave the host, in order, without those that are over. */
  List<Integer> from(Host host, IntPredicate isOver) {
    return without(fromHost.get(host.index()), isOver);
  }

  /** Changes that leave a host below the domain, in order, without those that are over. */
  List<Integer> from(PowerDomain domain, IntPredicate isOver) {
    return without(fromDomain.get(domain.index()), isOver);
  }

  private static List<Integer> without(List<Integer> changes, IntPredicate isOver) {
    changes.removeIf(isOver::test);
    return changes;
  }

  /** Something leaves the host in this step, counted from 1. */
  void happen(Host host, int step) {
    lastFromHost[host.index()] = step;
    for (PowerDomain domain : host.powerDomain().path()) {
      lastFromDomain[domain.index()] = step;
    }
  }

  /** The last step in which something left the host; 0 if nothing did. */
  int last(Host host) {
    return lastFromHost[host.index()];
  }

  /** The last step in which something left a host below the domain; 0 if nothing did. */
  int last(PowerDomain domain) {
    return lastFromDomain[domain.index()];
  }
}
