package io.fleetfold.domain.plan;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which shard runs on which host: the Timefold solution. Shares its problem with every copy; not
 * thread-safe.
 */
@PlanningSolution(solutionCloner = FleetPlanCloner.class)
public class FleetPlan {

  private FleetProblem problem;
  private List<WorkloadShard> shards;
  private @Nullable HardMediumSoftScore score;
  private @Nullable Object notes;

  /** For Timefold, which reads the class before it sees a plan. */
  @SuppressWarnings("NullAway.Init")
  public FleetPlan() {}

  /** A plan of these shards, placed as they are. */
  public FleetPlan(FleetProblem problem, List<WorkloadShard> shards) {
    this.problem = problem;
    this.shards = List.copyOf(shards);
  }

  /**
   * A plan to solve from: a shard for every placement, every pinned shard where it is pinned, and
   * enough shards without a host for whatever the fleet may run.
   *
   * @param placements what runs at first, pinned shards left out
   */
  public static FleetPlan of(FleetProblem problem, List<Placement> placements) {
    return new FleetPlan(problem, new ShardPool(problem, placements).shards());
  }

  /** A plan to solve from in which only pinned shards run. */
  public static FleetPlan of(FleetProblem problem) {
    return of(problem, List.of());
  }

  /** A plan with the same problem, score and notes, and with shards of its own. */
  FleetPlan copy() {
    var copies = new ArrayList<WorkloadShard>(shards.size());
    for (WorkloadShard shard : shards) {
      copies.add(shard.copy());
    }
    FleetPlan copy = new FleetPlan();
    copy.problem = problem;
    copy.shards = copies;
    copy.score = score;
    copy.notes = notes;
    return copy;
  }

  /**
   * Takes over the problem, the shards and the notes of another plan. For a problem change of
   * Timefold's, which announces every fact and shard that goes or comes to the score.
   */
  public void become(FleetPlan other) {
    this.problem = other.problem;
    this.shards = other.shards;
    this.notes = other.notes;
  }

  /**
   * What the phases of a solve know beside the plan, such as prices. Every copy of the plan has the
   * same notes; no rule and no score looks at them.
   */
  public @Nullable Object notes() {
    return notes;
  }

  public void setNotes(@Nullable Object notes) {
    this.notes = notes;
  }

  /** The facts behind the plan. */
  public FleetProblem problem() {
    return problem;
  }

  @ProblemFactCollectionProperty
  @ValueRangeProvider(id = "hosts")
  public List<Host> getHosts() {
    return problem.hostRange();
  }

  @ProblemFactCollectionProperty
  public List<Workload> getWorkloads() {
    return problem.dataset().workloads();
  }

  @ProblemFactCollectionProperty
  public List<PowerDomain> getPowerDomains() {
    return problem.dataset().powerDomains();
  }

  @ProblemFactCollectionProperty
  public List<PreviousPlan.Count> getPreviousCounts() {
    return problem.previous().counts();
  }

  @ProblemFactProperty
  public Migration getMigration() {
    return problem.migration();
  }

  /** Every shard, placed or not. */
  @PlanningEntityCollectionProperty
  public List<WorkloadShard> getShards() {
    return shards;
  }

  @PlanningScore
  public @Nullable HardMediumSoftScore getScore() {
    return score;
  }

  public void setScore(@Nullable HardMediumSoftScore score) {
    this.score = score;
  }

  /** The shards that run somewhere. */
  public List<Placement> placements() {
    var placements = new ArrayList<Placement>();
    for (WorkloadShard shard : shards) {
      if (shard.getHost() != null) {
        placements.add(new Placement(shard.kind(), shard.placedHost()));
      }
    }
    return placements;
  }
}
