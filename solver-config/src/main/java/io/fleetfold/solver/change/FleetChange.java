package io.fleetfold.solver.change;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a fleet: give it to {@code FleetSolver.change} while the solver runs,
 * or apply it to a dataset. Things are named by id. Immutable and thread-safe.
 */
public final class FleetChange {

  private final String text;
  private final UnaryOperator<Dataset> edit;

  private FleetChange(String text, UnaryOperator<Dataset> edit) {
    this.text = text;
    this.edit = edit;
  }

  /** The host is gone, and so is everything that ran on it, pinned or not. */
  public static FleetChange hostLost(String host) {
    return new FleetChange(
        "host " + host + " lost",
        dataset -> {
          List<Host> left = new ArrayList<>(dataset.hosts());
          left.remove(position("host", dataset.hosts(), Host::id, host));
          return dataset.withHosts(left);
        });
  }

  /** The host must be emptied. Shards that are pinned to it stay, and break a rule. */
  public static FleetChange hostDrained(String host) {
    return hostStatus(host, HostStatus.DRAIN);
  }

  /** The host takes work, or takes work again. */
  public static FleetChange hostActive(String host) {
    return hostStatus(host, HostStatus.ACTIVE);
  }

  private static FleetChange hostStatus(String host, HostStatus status) {
    return new FleetChange(
        "host " + host + " " + status.text(),
        dataset ->
            dataset.withHosts(
                replaced("host", dataset.hosts(), Host::id, host, old -> old.withStatus(status))));
  }

  /** A new host, in a site and power domain that are there; {@link Host#of} makes one. */
  public static FleetChange hostAdded(Host host) {
    return new FleetChange(
        "host " + host.id() + " added",
        dataset -> dataset.withHosts(appended(dataset.hosts(), host)));
  }

  /** The host of this id is now like this one: accelerators failed, or its network is slower. */
  public static FleetChange hostChanged(Host host) {
    return new FleetChange(
        "host " + host.id() + " changed",
        dataset ->
            dataset.withHosts(replaced("host", dataset.hosts(), Host::id, host.id(), old -> host)));
  }

  /**
   * The workload's demand is now this; the promised share stays.
   *
   * @param requestsPerSecond at least 0
   */
  public static FleetChange demandChanged(String workload, double requestsPerSecond) {
    require(
        requestsPerSecond >= 0 && requestsPerSecond < Double.POSITIVE_INFINITY,
        "demand is at least 0 requests/s: " + requestsPerSecond);
    return new FleetChange(
        "demand of " + workload + " now " + requestsPerSecond + " requests/s",
        dataset ->
            dataset.withWorkloads(
                replaced(
                    "workload",
                    dataset.workloads(),
                    Workload::id,
                    workload,
                    old ->
                        old.withDemand(
                            new Workload.Demand(requestsPerSecond, old.demand().minServed())))));
  }

  /** The workload is over: nothing of it is served any more. */
  public static FleetChange workloadEnded(String workload) {
    return new FleetChange(
        "workload " + workload + " ended",
        dataset -> {
          List<Workload> left = new ArrayList<>(dataset.workloads());
          left.remove(position("workload", dataset.workloads(), Workload::id, workload));
          return dataset.withWorkloads(left);
        });
  }

  /** A new workload; {@link Workload#of} makes one. */
  public static FleetChange workloadAdded(Workload workload) {
    return new FleetChange(
        "workload " + workload.id() + " added",
        dataset -> dataset.withWorkloads(appended(dataset.workloads(), workload)));
  }

  /**
   * A power domain's limit is now this.
   *
   * @param limitKilowatts at least 0; {@code null} for no limit
   */
  public static FleetChange limitChanged(String powerDomain, @Nullable Double limitKilowatts) {
    require(
        limitKilowatts == null
            || (limitKilowatts >= 0 && limitKilowatts < Double.POSITIVE_INFINITY),
        "a power limit is at least 0 kW: " + limitKilowatts);
    return new FleetChange(
        "limit of " + powerDomain + " now " + limitKilowatts + " kW",
        dataset ->
            dataset.withPowerDomains(
                replaced(
                    "power domain",
                    dataset.powerDomains(),
                    PowerDomain::id,
                    powerDomain,
                    old -> old.withLimitKilowatts(limitKilowatts))));
  }

  /**
   * The dataset after the change.
   *
   * @throws IllegalArgumentException when the change names something that is not in the dataset, or
   *     adds what is there already
   */
  public Dataset apply(Dataset dataset) {
    return edit.apply(dataset);
  }

  /** The change in words. */
  @Override
  public String toString() {
    return text;
  }

  private static <T> List<T> appended(List<T> facts, T fact) {
    List<T> more = new ArrayList<>(facts);
    more.add(fact);
    return more;
  }

  private static <T> List<T> replaced(
      String kind, List<T> facts, Function<T, String> idOf, String id, UnaryOperator<T> change) {
    List<T> other = new ArrayList<>(facts);
    int position = position(kind, facts, idOf, id);
    other.set(position, change.apply(facts.get(position)));
    return other;
  }

  private static <T> int position(String kind, List<T> facts, Function<T, String> idOf, String id) {
    for (int i = 0; i < facts.size(); i++) {
      if (idOf.apply(facts.get(i)).equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no " + kind + " " + id);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
