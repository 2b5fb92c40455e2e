package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes by what they relieve and what they bring. */
final class Pool {

  /** One phase of a workload in a zone. */
  private record Corner(Workload workload, KvZone zone, Phase phase) {}

  private record Part(Workload workload, KvZone zone) {}

  private final FleetProblem problem;
  private final List<Candidate> candidates;
  private final boolean together;
  private final Map<Host, List<Candidate>> leavingHost = new LinkedHashMap<>();
  private final Map<PowerDomain, List<Candidate>> leavingDomain = new LinkedHashMap<>();
  private final Map<Corner, List<Candidate>> entering = new LinkedHashMap<>();
  private final Map<Corner, List<Candidate>> leaving = new LinkedHashMap<>();
  private final Map<Host, List<Candidate>> touching = new LinkedHashMap<>();
  private final Map<Part, List<Candidate>> parts = new LinkedHashMap<>();

  /** Changes that lead to one plan, so that any of them may be made together. */
  Pool(FleetProblem problem, List<Candidate> candidates) {
    this(problem, candidates, true);
  }

  /** Changes of which only few can be made: there is no use in beginning with many. */
  static Pool ofAlternatives(FleetProblem problem, List<Candidate> candidates) {
    return new Pool(problem, candidates, false);
  }

  private Pool(FleetProblem problem, List<Candidate> candidates, boolean together) {
    this.problem = problem;
    this.candidates = List.copyOf(candidates);
    this.together = together;
    this.candidates.forEach(this::index);
  }

  private void index(Candidate candidate) {
    Change change = candidate.change();
    Host from = change.from();
    if (from != null) {
      put(leavingHost, from, candidate);
      from.powerDomain().path().forEach(domain -> put(leavingDomain, domain, candidate));
      put(leaving, corner(change, from), candidate);
      indexAt(from, candidate);
    }
    Host to = change.to();
    if (to != null) {
      put(entering, corner(change, to), candidate);
      indexAt(to, candidate);
    }
  }

  private void indexAt(Host host, Candidate candidate) {
    put(touching, host, candidate);
    put(parts, new Part(candidate.change().kind().workload(), problem.zone(host)), candidate);
  }

  private static <K> void put(Map<K, List<Candidate>> map, K key, Candidate candidate) {
    map.computeIfAbsent(key, unused -> new ArrayList<>()).add(candidate);
  }

  private Corner corner(Change change, Host host) {
    return new Corner(change.kind().workload(), problem.zone(host), change.kind().phase());
  }

  List<Candidate> all() {
    return candidates;
  }

  List<Candidate> leaving(Host host) {
    return leavingHost.getOrDefault(host, List.of());
  }

  List<Candidate> leaving(PowerDomain domain) {
    return leavingDomain.getOrDefault(domain, List.of());
  }

  /** A change not made yet that brings more of the phase to the zone, or takes some away. */
  @Nullable Candidate find(Workload workload, KvZone zone, Phase phase, boolean more) {
    var corner = new Corner(workload, zone, phase);
    for (Candidate candidate : (more ? entering : leaving).getOrDefault(corner, List.of())) {
      if (candidate.isOpen()) {
        return candidate;
      }
    }
    return null;
  }

  /**
   * Where to begin: every change alone, those of a host, those of a workload in a zone, and all.
   */
  List<List<Candidate>> seeds() {
    List<List<Candidate>> seeds = new ArrayList<>();
    candidates.forEach(candidate -> seeds.add(List.of(candidate)));
    if (!together) {
      return seeds;
    }
    touching.values().stream().filter(some -> some.size() > 1).forEach(seeds::add);
    parts.values().stream().filter(some -> some.size() > 1).forEach(seeds::add);
    seeds.add(candidates);
    return seeds;
  }
}
