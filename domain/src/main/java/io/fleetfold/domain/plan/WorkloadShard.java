package io.fleetfold.domain.plan;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One replica of one phase of one workload: the planning entity. Its host is the decision; a shard
 * without a host is not deployed. Not thread-safe.
 */
@PlanningEntity
public class WorkloadShard {

  private FleetProblem problem;
  private long id;
  private ShardKind kind;
  private boolean pinned;
  private @Nullable Host host;

  /** Of the host; kept because a score asks for it many times for every move. */
  private @Nullable ShardProfile profile;

  /** For Timefold, which reads the class before it sees a shard. */
  @SuppressWarnings("NullAway.Init")
  public WorkloadShard() {}

  /** A shard that is placed on the host, or nowhere. */
  public WorkloadShard(
      FleetProblem problem, long id, ShardKind kind, @Nullable Host host, boolean pinned) {
    this.problem = problem;
    this.id = id;
    this.kind = kind;
    this.host = host;
    this.profile = profileOn(host);
    this.pinned = pinned;
  }

  /** A copy of its own with the same host. */
  WorkloadShard copy() {
    WorkloadShard copy = new WorkloadShard();
    copy.problem = problem;
    copy.id = id;
    copy.kind = kind;
    copy.pinned = pinned;
    copy.host = host;
    copy.profile = profile;
    return copy;
  }

  /** The number of the shard, unique in its plan. */
  @PlanningId
  public long getId() {
    return id;
  }

  /** Where it runs; {@code null} when it is not deployed. */
  @PlanningVariable(allowsUnassigned = true, valueRangeProviderRefs = "hosts")
  public @Nullable Host getHost() {
    return host;
  }

  public void setHost(@Nullable Host host) {
    this.host = host;
    this.profile = profileOn(host);
  }

  private @Nullable ShardProfile profileOn(@Nullable Host candidate) {
    return candidate == null ? null : problem.findProfile(kind, candidate);
  }

  /** Whether it must stay where it is. */
  @PlanningPin
  public boolean isPinned() {
    return pinned;
  }

  public FleetProblem problem() {
    return problem;
  }

  public ShardKind kind() {
    return kind;
  }

  public Workload workload() {
    return kind.workload();
  }

  public Phase phase() {
    return kind.phase();
  }

  public long acceleratorMillis() {
    return kind.acceleratorMillis();
  }

  /** The host of a placed shard. */
  public Host placedHost() {
    return Objects.requireNonNull(host, "the shard is not placed");
  }

  /**
   * What it takes and gives on its host; {@code null} when it is not placed or cannot run there.
   */
  public @Nullable ShardProfile profile() {
    return profile;
  }

  /** Why it cannot run on its host's type; {@code null} when it can or is not placed. */
  public @Nullable Refusal refusal() {
    return host == null || profile != null ? null : problem.findRefusal(kind, host.accelerator());
  }

  /** Sustained rate on its host in micro-requests per second. */
  public long rateMicroRps() {
    return profile == null ? 0 : profile.rateMicroRps();
  }

  /** What it draws on its host beyond the accelerators that would idle without it. */
  public long milliwattsAboveIdle() {
    return profile == null || host == null
        ? 0
        : profile.milliwattsAboveIdle(host.idleMilliwattsPerAccelerator());
  }

  /** Memory on its host. */
  public long memoryMegabytes() {
    return profile == null ? 0 : profile.footprint().memoryMegabytes();
  }

  /** Memory traffic on its host. */
  public long memoryBandwidthMegabytesPerSecond() {
    return profile == null ? 0 : profile.footprint().memoryBandwidthMegabytesPerSecond();
  }

  /** KV cache over its host's network. */
  public long kvKilobitsPerSecond() {
    return profile == null ? 0 : profile.footprint().kvKilobitsPerSecond();
  }

  /** Electricity for what it draws beyond idle accelerators, cooling included. */
  public long energyMicroUsdPerHour() {
    return host == null ? 0 : problem.energyMicroUsdPerHour(milliwattsAboveIdle(), host.site());
  }

  /** What its start on its host costs, spread over the horizon; nothing where it cannot run. */
  public long startMicroUsdPerHour() {
    return profile == null || host == null
        ? 0
        : problem.migration().startMicroUsdPerHour(kind, host);
  }

  @Override
  public String toString() {
    return "shard " + id + " " + kind.text() + (host == null ? " not placed" : " on " + host.id());
  }
}
