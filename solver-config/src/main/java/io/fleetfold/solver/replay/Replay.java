package io.fleetfold.solver.replay;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.DomainLoad;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.WorkloadService;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.Rule;
import io.fleetfold.solver.nightly.Restatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores a plan against the demand that came. Engines are computed anew for the lengths that came;
 * energy and rent are charged as planned, because an idle engine is not switched off. Immutable and
 * thread-safe.
 */
public final class Replay {

  private final FleetProblem planned;
  private final List<Placement> placements;
  private final Audit forecast;

  /** Prepares the replay of a plan of the problem. */
  public Replay(FleetProblem planned, List<Placement> placements) {
    this.planned = planned;
    this.placements = List.copyOf(placements);
    this.forecast = PlanAudit.audit(planned, placements);
  }

  /** Scores hours in a row; those in which nothing changes, such as idle ones, are scored once. */
  public List<HourScore> scores(List<HourLoad> hours) {
    List<HourScore> scores = new ArrayList<>(hours.size());
    Map<String, Load> before = null;
    for (HourLoad hour : hours) {
      boolean same = hour.loads().equals(before);
      scores.add(same ? scores.getLast().in(hour) : score(hour));
      before = hour.loads();
    }
    return scores;
  }

  /** Scores one hour. */
  public HourScore score(HourLoad hour) {
    List<Workload> workloads =
        planned.dataset().workloads().stream().map(workload -> came(workload, hour)).toList();
    FleetProblem problem =
        planned
            .withDataset(planned.dataset().withWorkloads(workloads))
            .withSizesOf(Restatement.rows(placements));
    List<Placement> same = Restatement.translate(problem, placements);
    Audit audit = PlanAudit.audit(problem, same);
    return new HourScore(
        hour.hour(),
        hour.seconds(),
        workloads.stream().mapToLong(Workload::demandMicroRps).sum(),
        served(audit),
        served(forecast),
        audit.money().marginMicroUsdPerHour(),
        forecast.money().marginMicroUsdPerHour(),
        milliwatts(problem, same, audit),
        milliwatts(forecast),
        lateShards(audit),
        missed(audit));
  }

  private static Map<String, Long> missed(Audit audit) {
    return audit.workloads().stream()
        .filter(service -> service.shortfallMicroRps() > 0)
        .collect(
            Collectors.toMap(
                service -> service.workload().id(), WorkloadService::shortfallMicroRps));
  }

  private static Workload came(Workload workload, HourLoad hour) {
    Load load = hour.loads().get(workload.id());
    return load == null ? workload : load.applyTo(workload);
  }

  private static long served(Audit audit) {
    return audit.workloads().stream().mapToLong(WorkloadService::servedMicroRps).sum();
  }

  private static long milliwatts(Audit audit) {
    return audit.powerDomains().stream()
        .filter(load -> load.domain().parent() == null)
        .mapToLong(DomainLoad::drawMilliwatts)
        .sum();
  }

  /** Violations count what does not fit any more, of which only latency can come with lengths. */
  private static long lateShards(Audit audit) {
    return audit.violations().stream()
        .filter(violation -> violation.rule() == Rule.LATENCY)
        .mapToLong(violation -> violation.amount())
        .sum();
  }

  /** The full draw, less what engines save while they wait. */
  private static long milliwatts(FleetProblem problem, List<Placement> plan, Audit audit) {
    Map<String, Double> load = loads(audit);
    double saved = 0;
    for (Placement shard : plan) {
      ShardProfile profile = problem.findProfile(shard.kind(), shard.host());
      if (profile != null) {
        long idle = shard.host().idleMilliwattsPerAccelerator();
        double busy = load.getOrDefault(key(shard.kind().workload(), shard.kind().phase()), 0.0);
        saved += (1 - busy) * profile.milliwattsAboveIdle(idle);
      }
    }
    return milliwatts(audit) - Math.round(saved);
  }

  /**
   * How busy the engines of each phase are. What aggregated engines and pairs take of the traffic
   * is in proportion to what they can serve.
   */
  private static Map<String, Double> loads(Audit audit) {
    Map<String, Double> loads = new HashMap<>();
    for (WorkloadService service : audit.workloads()) {
      double paired = Math.min(service.prefillMicroRps(), service.decodeMicroRps());
      double capacity = paired + service.aggregatedMicroRps();
      double busy = capacity > 0 ? Math.min(1, service.servedMicroRps() / capacity) : 0;
      Workload workload = service.workload();
      loads.put(key(workload, Phase.AGGREGATED), busy);
      loads.put(key(workload, Phase.PREFILL), busy * part(paired, service.prefillMicroRps()));
      loads.put(key(workload, Phase.DECODE), busy * part(paired, service.decodeMicroRps()));
    }
    return loads;
  }

  private static double part(double paired, long capacity) {
    return capacity > 0 ? paired / capacity : 0;
  }

  private static String key(Workload workload, Phase phase) {
    return phase.text() + ' ' + workload.id();
  }
}
