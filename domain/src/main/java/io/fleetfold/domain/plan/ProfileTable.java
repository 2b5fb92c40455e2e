package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.MeasuredProfiles;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What every kind of shard takes and gives on every type of accelerator of the fleet. */
final class ProfileTable {

  private static final Phase[] PHASES = Phase.values();

  private final List<Accelerator> types;
  private final Map<Accelerator, Integer> typeIndices;
  private final List<ShardKind> kinds;
  private final Map<KindKey, ShardKind> kindsByKey;

  /** By workload, phase and type. */
  private final Prospect[][][] prospects;

  /** By kind and type; null where the kind cannot run. */
  private final @Nullable ShardProfile[][] profiles;

  private record KindKey(int workload, Phase phase, long acceleratorMillis) {}

  private ProfileTable(
      Dataset dataset,
      Map<Accelerator, Integer> largestHosts,
      Prospect[][][] prospects,
      List<PreviousPlacement> running) {
    this.types = List.copyOf(largestHosts.keySet());
    this.typeIndices = new HashMap<>();
    types.forEach(type -> typeIndices.put(type, typeIndices.size()));
    this.prospects = prospects;
    this.kindsByKey = new LinkedHashMap<>();
    for (Workload workload : dataset.workloads()) {
      for (Phase phase : PHASES) {
        addKinds(workload, phase, sizes(running, workload, phase));
      }
    }
    this.kinds = List.copyOf(kindsByKey.values());
    this.profiles = new ShardProfile[kinds.size()][types.size()];
    kinds.forEach(this::fillProfiles);
  }

  /**
   * The table.
   *
   * @param extra rows whose sizes exist as well where they can run, whether today's demand asks for
   *     them or not; those of the plan in force always do
   */
  static ProfileTable of(Dataset dataset, PerformanceModel model, List<PreviousPlacement> extra) {
    Map<Accelerator, Integer> largestHosts = new LinkedHashMap<>();
    for (Host host : dataset.hosts()) {
      largestHosts.merge(host.accelerator(), host.accelerators(), Math::max);
    }
    MeasuredProfiles measured = MeasuredProfiles.over(model, dataset.profiles());
    var prospects = new Prospect[dataset.workloads().size()][PHASES.length][largestHosts.size()];
    for (Workload workload : dataset.workloads()) {
      for (Phase phase : PHASES) {
        int type = 0;
        for (var entry : largestHosts.entrySet()) {
          prospects[workload.index()][phase.ordinal()][type++] =
              prospect(measured, workload, phase, entry.getKey(), entry.getValue());
        }
      }
    }
    var rows = new RunningRows(dataset, measured);
    List<PreviousPlacement> running = new ArrayList<>(dataset.previous());
    extra.stream().filter(row -> rows.findProfile(row) != null).forEach(running::add);
    var table = new ProfileTable(dataset, largestHosts, prospects, running);
    running.forEach(row -> table.addProfile(row, rows));
    return table;
  }

  private static Prospect prospect(
      PerformanceModel model, Workload workload, Phase phase, Accelerator type, int largestHost) {
    return largestHost > 0
        ? model.prospect(workload, phase, type, largestHost)
        : Prospect.refused(
            Refusal.Reason.PLACEMENT, "no host with " + type.id() + " has an accelerator");
  }

  /** An engine that runs goes on running, even if demand now asks for another size. */
  private void addProfile(PreviousPlacement row, RunningRows rows) {
    Workload workload = rows.findWorkload(row);
    Accelerator type = rows.findType(row);
    if (workload != null && type != null) {
      ShardKind kind = findKind(workload, row.phase(), row.acceleratorMillis()).orElseThrow();
      int index = typeIndex(type);
      if (profiles[kind.index()][index] == null) {
        profiles[kind.index()][index] = rows.findProfile(row);
      }
    }
  }

  private Collection<Long> sizes(List<PreviousPlacement> running, Workload workload, Phase phase) {
    var sizes = new TreeSet<Long>();
    for (Prospect prospect : prospects[workload.index()][phase.ordinal()]) {
      prospect.profiles().forEach(profile -> sizes.add(profile.acceleratorMillis()));
    }
    for (PreviousPlacement previous : running) {
      if (previous.workload().equals(workload.id()) && previous.phase() == phase) {
        sizes.add(previous.acceleratorMillis());
      }
    }
    return sizes;
  }

  private void addKinds(Workload workload, Phase phase, Collection<Long> sizes) {
    for (long size : sizes) {
      kindsByKey.put(
          new KindKey(workload.index(), phase, size),
          new ShardKind(kindsByKey.size(), workload, phase, size));
    }
  }

  private void fillProfiles(ShardKind kind) {
    for (int type = 0; type < types.size(); type++) {
      for (ShardProfile profile : prospectOf(kind, type).profiles()) {
        if (profile.acceleratorMillis() == kind.acceleratorMillis()) {
          profiles[kind.index()][type] = profile;
        }
      }
    }
  }

  private Prospect prospectOf(ShardKind kind, int type) {
    return prospects[kind.workload().index()][kind.phase().ordinal()][type];
  }

  List<ShardKind> kinds() {
    return kinds;
  }

  List<Accelerator> types() {
    return types;
  }

  int typeIndex(Accelerator type) {
    Integer index = typeIndices.get(type);
    if (index == null) {
      throw new IllegalArgumentException("no host has accelerators of type " + type.id());
    }
    return index;
  }

  Optional<ShardKind> findKind(Workload workload, Phase phase, long acceleratorMillis) {
    return Optional.ofNullable(
        kindsByKey.get(new KindKey(workload.index(), phase, acceleratorMillis)));
  }

  Prospect prospect(Workload workload, Phase phase, Accelerator type) {
    return prospects[workload.index()][phase.ordinal()][typeIndex(type)];
  }

  @Nullable ShardProfile findProfile(ShardKind kind, Accelerator type) {
    return profiles[kind.index()][typeIndex(type)];
  }

  @Nullable Refusal findRefusal(ShardKind kind, Accelerator type) {
    int index = typeIndex(type);
    if (profiles[kind.index()][index] != null) {
      return null;
    }
    Refusal refusal = prospectOf(kind, index).refusal();
    return refusal != null
        ? refusal
        : new Refusal(
            Refusal.Reason.PLACEMENT,
            kind.text()
                + " has no profile with "
                + kind.acceleratorsText()
                + " accelerators of "
                + type.id());
  }
}
