package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.ShardProfile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rows of a plan mean in a dataset, whose hosts and workloads may be others by now. */
final class RunningRows {

  private final PerformanceModel model;
  private final Map<String, Workload> workloads = new HashMap<>();
  private final Map<String, Accelerator> typesByHost = new HashMap<>();

  RunningRows(Dataset dataset, PerformanceModel model) {
    this.model = model;
    dataset.workloads().forEach(workload -> workloads.put(workload.id(), workload));
    dataset.hosts().forEach(host -> typesByHost.put(host.id(), host.accelerator()));
  }

  @Nullable Workload findWorkload(PreviousPlacement row) {
    return workloads.get(row.workload());
  }

  /** The type of its host. */
  @Nullable Accelerator findType(PreviousPlacement row) {
    return typesByHost.get(row.host());
  }

  /**
   * What its engine takes and gives; {@code null} when it cannot run, or host or workload is gone.
   */
  @Nullable ShardProfile findProfile(PreviousPlacement row) {
    Workload workload = findWorkload(row);
    Accelerator type = findType(row);
    return workload == null || type == null
        ? null
        : model.findProfile(workload, row.phase(), type, row.acceleratorMillis());
  }
}
