package io.fleetfold.solver.economics;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.MeasuredProfiles;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engines of a fleet and of parts that are not in it. Types that the dataset measures run as
 * measured; a type that it does not know at all is predicted, in the phases that were measured
 * anywhere. What was asked once is remembered, so that years of a scenario share their engines: an
 * engine does not change when demand does. Thread-safe.
 */
public final class EntrantEngines implements PerformanceModel {

  private final PerformanceModel predictions;
  private final MeasuredProfiles measured;
  private final Set<Accelerator> measuredTypes = new HashSet<>();
  private final Set<Workload> measuredWorkloads = new HashSet<>();
  private final Set<List<Object>> measuredPhases = new HashSet<>();
  private final Map<List<Object>, Prospect> known = new ConcurrentHashMap<>();
  private final Map<String, Workload> first = new ConcurrentHashMap<>();

  /** Engines as the dataset measures them, and as a model predicts all others. */
  public EntrantEngines(PerformanceModel predictions, Dataset dataset) {
    this.predictions = predictions;
    this.measured = MeasuredProfiles.over(predictions, dataset.profiles());
    for (MeasuredProfile row : dataset.profiles()) {
      measuredTypes.add(row.accelerator());
      measuredWorkloads.add(row.workload());
      measuredPhases.add(List.of(row.workload(), row.phase()));
    }
  }

  @Override
  public Prospect prospect(
      Workload workload, Phase phase, Accelerator accelerator, int acceleratorsPerHost) {
    if (!workload.rules().serving().allows(phase)) {
      return Prospect.refused(
          Refusal.Reason.PLACEMENT, workload.id() + " is not to be served like this");
    }
    Workload asked = first.computeIfAbsent(workload.id(), id -> workload);
    // parts of two scenarios may share a name and not their figures
    List<Object> key =
        List.of(
            workload.id(),
            phase,
            accelerator.id(),
            accelerator.memory(),
            accelerator.compute(),
            acceleratorsPerHost);
    return known.computeIfAbsent(key, k -> find(asked, phase, accelerator, acceleratorsPerHost));
  }

  private Prospect find(
      Workload workload, Phase phase, Accelerator accelerator, int acceleratorsPerHost) {
    Workload anyServing =
        workload.withRules(
            new Workload.Rules(
                Serving.ANY, workload.rules().sites(), workload.rules().precision()));
    boolean stranger = measuredWorkloads.contains(workload) && !measuredTypes.contains(accelerator);
    if (stranger && !measuredPhases.contains(List.of(workload, phase))) {
      return Prospect.refused(
          Refusal.Reason.PLACEMENT, workload.id() + " was not measured in this phase");
    }
    return (stranger ? predictions : measured)
        .prospect(anyServing, phase, accelerator, acceleratorsPerHost);
  }

  /** The dataset without its measurements, which these engines hold. */
  public static Dataset unmeasured(Dataset dataset) {
    return new Dataset(
        dataset.name(),
        dataset.sites(),
        dataset.powerDomains(),
        dataset.hosts(),
        dataset.workloads(),
        List.of(),
        List.of(),
        dataset.sources());
  }
}
