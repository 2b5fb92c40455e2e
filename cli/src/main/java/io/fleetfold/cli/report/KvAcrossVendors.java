package io.fleetfold.cli.report;

import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.InputWarning;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How much of a workload is served only because accelerators of different vendors exchange KV
 * cache, which few serving stacks can. Types that share a named {@code kv_group} do not count:
 * whoever wrote it says that they can.
 */
final class KvAcrossVendors {

  /** Engines that may exchange KV cache; the vendor is empty where it does not matter. */
  private record Pool(Site site, @Nullable String group, String vendor) {}

  /** What the engines of a pool can do, and which row of {@code plan.csv} decodes first. */
  private static final class Capacity {
    private long prefillMicroRps;
    private long decodeMicroRps;
    private int firstDecode = Integer.MAX_VALUE;

    private void add(int row, Phase phase, long microRps) {
      if (phase == Phase.PREFILL) {
        prefillMicroRps += microRps;
      } else {
        decodeMicroRps += microRps;
        firstDecode = Math.min(firstDecode, row);
      }
    }

    private long servedMicroRps() {
      return Math.min(prefillMicroRps, decodeMicroRps);
    }

    private boolean needsOthersPrefill() {
      return decodeMicroRps > prefillMicroRps;
    }
  }

  private final FleetProblem problem;
  private final Workload workload;
  private final Map<Pool, Capacity> together = new HashMap<>();
  private final Map<Pool, Capacity> apart = new HashMap<>();
  private final TreeSet<String> vendors = new TreeSet<>();
  private long aggregatedMicroRps;

  KvAcrossVendors(FleetProblem problem, Workload workload) {
    this.problem = problem;
    this.workload = workload;
  }

  /** Counts a shard of the workload, of which the row in {@code plan.csv} is counted from 0. */
  void add(int row, PlannedShard shard) {
    Accelerator type = shard.host().accelerator();
    ShardProfile profile = problem.findProfile(shard.placement().kind(), type);
    long microRps = profile == null || !shard.host().isActive() ? 0 : profile.rateMicroRps();
    if (shard.phase() == Phase.AGGREGATED) {
      aggregatedMicroRps += microRps;
      return;
    }
    String group = type.kvGroup();
    String vendor = group == null ? type.vendor() : "";
    Site site = shard.host().site();
    capacity(together, new Pool(site, group, "")).add(row, shard.phase(), microRps);
    capacity(apart, new Pool(site, group, vendor)).add(row, shard.phase(), microRps);
    if (group == null) {
      vendors.add(vendor);
    }
  }

  private static Capacity capacity(Map<Pool, Capacity> pools, Pool pool) {
    return pools.computeIfAbsent(pool, key -> new Capacity());
  }

  private long servedMicroRps(Map<Pool, Capacity> pools) {
    long pairs = pools.values().stream().mapToLong(Capacity::servedMicroRps).sum();
    return Math.min(workload.demandMicroRps(), pairs + aggregatedMicroRps);
  }

  /** One warning, or none. */
  List<InputWarning> warnings() {
    long across = servedMicroRps(together) - servedMicroRps(apart);
    return across <= 0 ? List.of() : List.of(warning(across));
  }

  private InputWarning warning(long acrossMicroRps) {
    int row =
        apart.values().stream()
            .filter(Capacity::needsOthersPrefill)
            .mapToInt(capacity -> capacity.firstDecode)
            .min()
            .orElseThrow();
    return InputWarning.at(
        PlanCsv.place(row, "accelerator"),
        Figures.rps(acrossMicroRps)
            + " of "
            + Figures.rps(workload.demandMicroRps())
            + " requests/s of "
            + workload.id()
            + " pass their KV cache between accelerators of different vendors ("
            + Shown.of(String.join(", ", vendors))
            + "), which few serving stacks can. Give the types different values of kv_group in"
            + " accelerators.csv if yours cannot, the same value if it can.");
  }
}
