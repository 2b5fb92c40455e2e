package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset compiled for solving: every kind of shard that can exist, and what it takes and gives
 * on every type of accelerator in the fleet. Immutable and thread-safe.
 */
public final class FleetProblem {

  private final Dataset dataset;
  private final PerformanceModel model;
  private final ProfileTable profiles;
  private final Migration migration;
  private final PreviousPlan previous;
  private final List<Host> hostRange;
  private final KvZones zones;

  private FleetProblem(
      Dataset dataset, PerformanceModel model, Migration migration, List<PreviousPlacement> extra) {
    FactIndexes.check(dataset);
    this.dataset = dataset;
    this.model = model;
    this.profiles = ProfileTable.of(dataset, model, extra);
    this.migration = migration;
    this.previous = PreviousPlan.of(dataset, profiles);
    this.hostRange = new HostList(dataset.hosts());
    this.zones = KvZones.of(dataset);
  }

  /**
   * Compiles a dataset; rows of its {@code profiles.csv} replace what the model predicts.
   *
   * @throws IllegalArgumentException when a fact's index is not its position; {@link Dataset#of}
   *     gives the indexes
   */
  public static FleetProblem of(Dataset dataset, PerformanceModel model, Migration migration) {
    return new FleetProblem(dataset, model, migration, List.of());
  }

  private FleetProblem(FleetProblem same, Migration migration) {
    this.dataset = same.dataset;
    this.model = same.model;
    this.profiles = same.profiles;
    this.migration = migration;
    this.previous = same.previous;
    this.hostRange = same.hostRange;
    this.zones = same.zones;
  }

  /** The same problem, of which changes to the plan in force cost something else. */
  public FleetProblem withMigration(Migration other) {
    return new FleetProblem(this, other);
  }

  private FleetProblem(FleetProblem same, Dataset dataset) {
    this.dataset = dataset;
    this.model = same.model;
    this.profiles = same.profiles;
    this.migration = Migration.FREE;
    this.previous = PreviousPlan.of(dataset, profiles);
    this.hostRange = new HostList(dataset.hosts());
    this.zones = KvZones.of(dataset);
  }

  /**
   * The same fleet and engines where nothing earns and nothing costs, nobody asks for more than is
   * promised, and only pinned shards are in force: all that a plan can do better is to miss less of
   * its contracts.
   */
  public FleetProblem withPromisesOnly() {
    return new FleetProblem(this, PromisesOnly.of(dataset));
  }

  /** The same model and cost of changes over other facts. */
  public FleetProblem withDataset(Dataset other) {
    return new FleetProblem(other, model, migration, List.of());
  }

  /**
   * The same problem for a plan that was made for another demand: the sizes of its engines exist,
   * as those of the plan in force do, whether today's demand asks for them or not.
   */
  public FleetProblem withSizesOf(List<PreviousPlacement> plan) {
    return new FleetProblem(dataset, model, migration, plan);
  }

  public Dataset dataset() {
    return dataset;
  }

  /** What changes to the plan in force cost. */
  public Migration migration() {
    return migration;
  }

  /** Every kind of shard, by index. */
  public List<ShardKind> kinds() {
    return profiles.kinds();
  }

  /** The types of accelerator that the fleet has, by type index. */
  public List<Accelerator> types() {
    return profiles.types();
  }

  /** Position of a type of the fleet in {@link #types()}. */
  public int typeIndex(Accelerator type) {
    return profiles.typeIndex(type);
  }

  /** The kind of this workload, phase and size, if any type of the fleet can or did run it. */
  public Optional<ShardKind> findKind(Workload workload, Phase phase, long acceleratorMillis) {
    return profiles.findKind(workload, phase, acceleratorMillis);
  }

  /**
   * What a shard of the kind takes and gives on the type; {@code null} when it cannot run there.
   */
  public @Nullable ShardProfile findProfile(ShardKind kind, Accelerator type) {
    return profiles.findProfile(kind, type);
  }

  /**
   * What a shard of the kind takes and gives on the host; {@code null} when it cannot run there:
   * the host takes no work, its site is not one of the workload's, or its type cannot run it. Such
   * a shard serves and draws nothing.
   */
  public @Nullable ShardProfile findProfile(ShardKind kind, Host host) {
    return host.isActive() && kind.workload().allows(host.site())
        ? findProfile(kind, host.accelerator())
        : null;
  }

  /** Why a shard of the kind cannot run on the type; {@code null} when it can. */
  public @Nullable Refusal findRefusal(ShardKind kind, Accelerator type) {
    return profiles.findRefusal(kind, type);
  }

  /** All ways to run a phase of a workload on a type of the fleet. */
  public Prospect prospect(Workload workload, Phase phase, Accelerator type) {
    return profiles.prospect(workload, phase, type);
  }

  /** Where prefill and decode can be paired, by index. */
  public List<KvZone> zones() {
    return zones.zones();
  }

  /** The zone of a host of the dataset. */
  public KvZone zone(Host host) {
    return zones.of(host);
  }

  /** The plan in force, as far as its hosts and workloads still exist. */
  public PreviousPlan previous() {
    return previous;
  }

  /** Electricity for a draw in a site, cooling included, rounded to whole micro-dollars. */
  public long energyMicroUsdPerHour(long milliwatts, Site site) {
    return site.energyMicroUsdPerHour(milliwatts);
  }

  /** The hosts as a value range whose hash does not grow with the fleet. */
  List<Host> hostRange() {
    return hostRange;
  }
}
