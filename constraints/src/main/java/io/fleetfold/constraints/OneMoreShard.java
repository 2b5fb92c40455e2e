package io.fleetfold.constraints;

import io.fleetfold.constraints.Room.Candidate;
import io.fleetfold.constraints.ShardOptions.Option;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries to serve one workload a little more, in every way there is: an aggregated shard anywhere,
 * and in each zone the phase that the other one waits for, or one shard of both where none waits.
 */
final class OneMoreShard {

  /** Capacity of one phase that waits for the other is worth a word from this share on. */
  private static final double UNBALANCED_SHARE = 0.1;

  private final FleetProblem problem;
  private final Room room;
  private final ServiceTotals services;
  private final WorkloadService service;
  private final Workload workload;
  private final ShardOptions options;
  private final Obstacles obstacles;
  private @Nullable Offer best;

  OneMoreShard(FleetProblem problem, Room room, ServiceTotals services, WorkloadService service) {
    this.problem = problem;
    this.room = room;
    this.services = services;
    this.service = service;
    this.workload = service.workload();
    this.options = new ShardOptions(problem, workload);
    this.obstacles = new Obstacles(room);
  }

  /** Shards that fit, and what they would earn and cost in an hour. */
  private record Offer(List<Candidate> shards, long revenue, long cost) {

    long gain() {
      return revenue - cost;
    }

    String text() {
      var names =
          shards.stream().map(shard -> shard.kind().text() + " on " + shard.host().id()).toList();
      Unit unit = Unit.MICRO_USD_PER_HOUR;
      return String.join(" and ", names)
          + ": earns "
          + unit.text(revenue)
          + ", costs "
          + unit.text(cost);
    }
  }

  UnservedReason reason() {
    for (KvZone zone : problem.zones()) {
      if (workload.allows(zone.site())) {
        tryAggregated(zone);
        tryDisaggregated(zone);
      }
    }
    if (best != null) {
      boolean wanted = best.gain() > 0 || service.shortfallMicroRps() > 0;
      BindingLimit limit = wanted ? BindingLimit.ROOM_LEFT : BindingLimit.NOT_PROFITABLE;
      return reason(limit, limit.text() + " (" + best.text() + ")");
    }
    return obstacles.isEmpty()
        ? reason(BindingLimit.NO_PLACEMENT, options.whyNone())
        : reason(obstacles.mostCommon(), obstacles.text() + unbalanced());
  }

  private UnservedReason reason(BindingLimit limit, String why) {
    return new UnservedReason(workload, service.unservedMicroRps(), limit, why);
  }

  private void tryAggregated(KvZone zone) {
    Candidate shard = findBest(zone, Phase.AGGREGATED, service.unservedMicroRps());
    if (shard != null) {
      offer(List.of(shard), shard.profile().rateMicroRps());
    }
  }

  private void tryDisaggregated(KvZone zone) {
    long surplus = prefillSurplus(zone);
    if (surplus != 0) {
      tryWaitedFor(zone, surplus > 0 ? Phase.DECODE : Phase.PREFILL, Math.abs(surplus));
    } else if (options.anyOn(room.activeHosts(zone), Phase.PREFILL)
        && options.anyOn(room.activeHosts(zone), Phase.DECODE)) {
      tryPair(zone);
    }
  }

  /**
   * Decode goes first, because its shards are the slower ones and so decide how much prefill is of
   * use.
   */
  private void tryPair(KvZone zone) {
    Candidate decode = findBest(zone, Phase.DECODE, service.unservedMicroRps());
    if (decode != null) {
      room.change(decode, 1);
      Candidate prefill = findBest(zone, Phase.PREFILL, decode.profile().rateMicroRps());
      room.change(decode, -1);
      if (prefill != null) {
        offer(
            List.of(prefill, decode),
            Math.min(prefill.profile().rateMicroRps(), decode.profile().rateMicroRps()));
      }
    }
  }

  private void tryWaitedFor(KvZone zone, Phase phase, long waiting) {
    Candidate shard = findBest(zone, phase, waiting);
    if (shard != null) {
      offer(List.of(shard), Math.min(waiting, shard.profile().rateMicroRps()));
    }
  }

  private void offer(List<Candidate> shards, long rateMicroRps) {
    long cost = shards.stream().mapToLong(room::costMicroUsdPerHour).sum();
    Offer offer = new Offer(List.copyOf(shards), revenue(rateMicroRps), cost);
    if (best == null || offer.gain() > best.gain()) {
      best = offer;
    }
  }

  /** In floating point: it only ranks and explains. */
  private long revenue(long rateMicroRps) {
    long more = Math.min(rateMicroRps, service.unservedMicroRps());
    return (long) (more / 1e6 * workload.microUsdPerHourPerRps());
  }

  /**
   * The shard that fits and earns the most for at most this rate; a host that turns all sizes away
   * is noted.
   */
  private @Nullable Candidate findBest(KvZone zone, Phase phase, long wantedMicroRps) {
    Candidate found = null;
    for (var group : room.activeHosts(zone).entrySet()) {
      List<Option> sizes = options.of(group.getKey(), phase);
      for (Host host : sizes.isEmpty() ? List.<Host>of() : group.getValue()) {
        for (Candidate shard : fitting(host, sizes)) {
          if (found == null || gain(shard, wantedMicroRps) > gain(found, wantedMicroRps)) {
            found = shard;
          }
        }
      }
    }
    return found;
  }

  private long gain(Candidate shard, long wantedMicroRps) {
    return revenue(Math.min(wantedMicroRps, shard.profile().rateMicroRps()))
        - room.costMicroUsdPerHour(shard);
  }

  private List<Candidate> fitting(Host host, List<Option> sizes) {
    var fitting = new ArrayList<Candidate>(0);
    Candidate nearest = null;
    BindingLimit last = null;
    for (Option size : sizes) {
      if (size.isWithin(host)) {
        Candidate shard = size.on(host);
        BindingLimit obstacle = room.findObstacle(shard);
        if (obstacle == null) {
          fitting.add(shard);
        } else if (last == null || obstacle.compareTo(last) > 0) {
          nearest = shard;
          last = obstacle;
        }
      }
    }
    if (fitting.isEmpty() && nearest != null && last != null) {
      obstacles.add(last, nearest);
    }
    return fitting;
  }

  private long prefillSurplus(KvZone zone) {
    return services.rateMicroRps(workload, Phase.PREFILL, zone)
        - services.rateMicroRps(workload, Phase.DECODE, zone);
  }

  private String unbalanced() {
    var words = new StringBuilder();
    for (KvZone zone : problem.zones()) {
      long surplus = prefillSurplus(zone);
      long paired = services.pairedMicroRps(workload, zone);
      if (Math.abs(surplus) > UNBALANCED_SHARE * (paired + Math.abs(surplus))) {
        String waiting = surplus > 0 ? "prefill waits for decode" : "decode waits for prefill";
        words
            .append("; in ")
            .append(zone.site().id())
            .append(' ')
            .append(Unit.MICRO_RPS.text(Math.abs(surplus)));
        words.append(" of ").append(waiting);
      }
    }
    return words.toString();
  }
}
