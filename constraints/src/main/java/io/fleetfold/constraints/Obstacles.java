package io.fleetfold.constraints;

import io.fleetfold.constraints.Room.Candidate;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts turn a workload away, and for which limit: of each host the one that came closest to
 * fitting.
 */
final class Obstacles {

  /** Names worth reading; the rest is counted. */
  private static final int NAMES = 3;

  private record Obstacle(BindingLimit limit, Candidate turnedAway) {}

  private final Room room;
  private final @Nullable Obstacle[] byHost;

  Obstacles(Room room) {
    this.room = room;
    this.byHost = new Obstacle[room.hosts().size()];
  }

  void add(BindingLimit limit, Candidate turnedAway) {
    int host = turnedAway.host().index();
    Obstacle known = byHost[host];
    if (known == null || limit.compareTo(known.limit()) > 0) {
      byHost[host] = new Obstacle(limit, turnedAway);
    }
  }

  boolean isEmpty() {
    return obstacles().isEmpty();
  }

  private List<Obstacle> obstacles() {
    return Stream.of(byHost).flatMap(Stream::ofNullable).toList();
  }

  /** The limit that most hosts give. */
  BindingLimit mostCommon() {
    return ranked(hostsByLimit()).getFirst();
  }

  /** All limits, the most common first. */
  String text() {
    var hosts = hostsByLimit();
    int all = hosts.values().stream().mapToInt(Integer::intValue).sum();
    return ranked(hosts).stream()
        .map(limit ->
            "on "
                + hosts.get(limit)
                + " of "
                + all
                + " usable hosts "
                + limit.text()
                + names(limit))
        .collect(Collectors.joining("; "));
  }

  private Map<BindingLimit, Integer> hostsByLimit() {
    var hosts = new EnumMap<BindingLimit, Integer>(BindingLimit.class);
    obstacles().forEach(obstacle -> hosts.merge(obstacle.limit(), 1, Integer::sum));
    return hosts;
  }

  private static <K> List<K> ranked(Map<K, Integer> counts) {
    var keys = new ArrayList<>(counts.keySet());
    keys.sort(Comparator.comparingInt((K key) -> -counts.getOrDefault(key, 0)));
    return keys;
  }

  /** What is full: power domains, or types of accelerator. */
  private String names(BindingLimit limit) {
    return " (" + shortened(limit == BindingLimit.POWER ? fullDomains() : types(limit)) + ")";
  }

  private List<String> fullDomains() {
    Map<PowerDomain, Integer> hosts = new LinkedHashMap<>();
    for (Obstacle obstacle : obstacles()) {
      PowerDomain full =
          obstacle.limit() == BindingLimit.POWER
              ? room.findFullDomain(obstacle.turnedAway())
              : null;
      if (full != null) {
        hosts.merge(full, 1, Integer::sum);
      }
    }
    return ranked(hosts).stream().map(this::slack).toList();
  }

  private String slack(PowerDomain domain) {
    long left = room.slackMilliwatts(domain);
    String amount = Unit.MILLIWATTS.text(Math.abs(left));
    return domain.id() + (left < 0 ? " is " + amount + " over" : " has " + amount + " left");
  }

  private List<String> types(BindingLimit limit) {
    return obstacles().stream()
        .filter(obstacle -> obstacle.limit() == limit)
        .map(obstacle -> obstacle.turnedAway().host().accelerator().id())
        .distinct()
        .toList();
  }

  /** The first names, and how many more there are. */
  static String shortened(List<String> names) {
    String first = names.stream().limit(NAMES).collect(Collectors.joining(", "));
    return names.size() <= NAMES ? first : first + " and " + (names.size() - NAMES) + " more";
  }
}
