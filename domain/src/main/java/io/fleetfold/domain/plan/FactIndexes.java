package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import java.util.List;
import java.util.function.ToIntFunction;

/** Refuses facts whose index is not their position: every table of a solver is read by index. */
final class FactIndexes {

  private FactIndexes() {}

  static void check(Dataset dataset) {
    check("site", dataset.sites(), Site::index);
    check("power domain", dataset.powerDomains(), PowerDomain::index);
    check("host", dataset.hosts(), Host::index);
    check("workload", dataset.workloads(), Workload::index);
  }

  private static <T> void check(String kind, List<T> facts, ToIntFunction<T> index) {
    for (int position = 0; position < facts.size(); position++) {
      T fact = facts.get(position);
      if (index.applyAsInt(fact) != position) {
        throw new IllegalArgumentException(
            "the "
                + kind
                + " "
                + fact
                + " is at position "
                + position
                + " and has index "
                + index.applyAsInt(fact)
                + ". Maybe make the dataset with Dataset.of, which gives the indexes.");
      }
    }
  }
}
