package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;

/**
 * A dataset in which nothing earns and nothing costs, nobody asks for more than is promised, and
 * only pinned shards are in force.
 */
final class PromisesOnly {

  private static final Workload.Prices NOTHING = new Workload.Prices(0, 0);

  private PromisesOnly() {}

  static Dataset of(Dataset dataset) {
    return dataset
        .withSites(dataset.sites().stream().map(PromisesOnly::free).toList())
        .withHosts(dataset.hosts().stream().map(PromisesOnly::free).toList())
        .withWorkloads(dataset.workloads().stream().map(PromisesOnly::promised).toList())
        .withPrevious(dataset.previous().stream().filter(PreviousPlacement::pinned).toList());
  }

  private static Site free(Site site) {
    return new Site(site.index(), site.id(), 0, site.pue());
  }

  private static Host free(Host host) {
    Host.Terms terms = host.terms();
    return host.withTerms(
        new Host.Terms(
            terms.networkGbitPerSecond(),
            terms.status(),
            terms.inService(),
            0,
            terms.bookValueUsd()));
  }

  private static Workload promised(Workload workload) {
    var demand = new Workload.Demand(workload.promisedMicroRps() * 1e-6, 1);
    return workload.withDemand(demand).withPrices(NOTHING);
  }
}
