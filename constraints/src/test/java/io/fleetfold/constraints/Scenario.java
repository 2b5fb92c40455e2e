package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A small problem in words, one fact a line, positional values first and the rest as {@code
 * name=value}:
 *
 * <pre>
 * site fra usd_per_kwh=0.1 pue=1.5
 * domain row limit_w=9000
 * domain rack under=row limit_w=4000
 * type H100 memory_gb=80 bandwidth_gb_s=3350 idle_w=60
 * host h1 fra rack H100 8 network_gbit_s=400 status=drain rent=2.5
 * workload chat rps=10 promised=0.5 usd_per_request=0.001 sites=fra;ams
 * profile chat/decode/x2 H100 rps=4 watts=900 memory_mb=150000 bandwidth_mb_s=4000 kv_kbit_s=100
 * refuse chat/prefill H100 latency too slow
 * previous chat/decode/x2@h1
 * migration usd_per_accelerator_hour=2 horizon_hours=10
 * </pre>
 *
 * What is not said is 0, unlimited, or anything goes.
 */
final class Scenario {

  private static final Model TOY =
      new Model("toy", 9, 9, 10, 1000, Precision.FP8, new Model.Shape(null, null, null), "a test");

  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Map<String, PowerDomain> domains = new LinkedHashMap<>();
  private final Map<String, Accelerator> types = new LinkedHashMap<>();
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final Map<String, Workload> workloads = new LinkedHashMap<>();
  private final Map<String, List<ShardProfile>> profiles = new LinkedHashMap<>();
  private final Map<String, Refusal> refusals = new LinkedHashMap<>();
  private final List<PreviousPlacement> previous = new ArrayList<>();
  private Migration migration = Migration.FREE;

  private Scenario() {}

  static Scenario of(String text) {
    var scenario = new Scenario();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> scenario.read(new ScenarioLine(line)));
    return scenario;
  }

  private void read(ScenarioLine line) {
    switch (line.word(0)) {
      case "site" -> addSite(line);
      case "domain" -> addDomain(line);
      case "type" -> addType(line);
      case "host" -> addHost(line);
      case "workload" -> addWorkload(line);
      case "profile" -> addProfile(line);
      case "refuse" -> addRefusal(line);
      case "previous" -> addPrevious(line);
      case "migration" -> migration = line.migration();
      default -> throw new IllegalArgumentException(line.toString());
    }
  }

  private void addSite(ScenarioLine line) {
    String id = line.word(1);
    sites.put(id, new Site(sites.size(), id, line.number("usd_per_kwh", 0), line.number("pue", 1)));
  }

  private void addDomain(ScenarioLine line) {
    String id = line.word(1);
    Long limit =
        line.has("limit_w") ? Long.valueOf(Math.round(line.number("limit_w", 0) * 1e3)) : null;
    PowerDomain parent = line.has("under") ? domains.get(line.text("under", "")) : null;
    domains.put(id, new PowerDomain(domains.size(), id, parent, limit));
  }

  private void addType(ScenarioLine line) {
    types.put(line.word(1), line.accelerator());
  }

  private void addHost(ScenarioLine line) {
    String id = line.word(1);
    hosts.put(
        id,
        new Host(
            hosts.size(),
            id,
            sites.get(line.word(2)),
            domains.get(line.word(3)),
            types.get(line.word(4)),
            Integer.parseInt(line.word(5)),
            line.terms()));
  }

  private void addWorkload(ScenarioLine line) {
    String id = line.word(1);
    Set<Site> allowed = new LinkedHashSet<>();
    if (line.has("sites")) {
      for (String site : line.text("sites", "").split(";", -1)) {
        allowed.add(sites.get(site));
      }
    }
    // 1,000 prompt tokens at 1,000 x $/Mtok each are the dollars of a request
    workloads.put(
        id,
        new Workload(
            workloads.size(),
            id,
            TOY,
            new Workload.Demand(line.number("rps", 0), line.number("promised", 0)),
            new Workload.Requests(1000, line.number("output_tokens", 100), 0),
            new Workload.Targets(line.number("ttft_ms", 1000), line.number("tpot_ms", 50)),
            new Workload.Prices(line.number("usd_per_request", 0) * 1000, 0),
            new Workload.Rules(Serving.ANY, allowed, null)));
  }

  private void addProfile(ScenarioLine line) {
    var shard = ShardText.of(line.word(1));
    profiles
        .computeIfAbsent(
            key(shard.workload(), shard.phase(), line.word(2)), key -> new ArrayList<>())
        .add(
            new ShardProfile(
                shard.acceleratorMillis(),
                Math.round(line.number("rps", 0) * 1e6),
                Math.round(line.number("watts", 0) * 1e3),
                new ShardProfile.Footprint(
                    (long) line.number("memory_mb", 0),
                    (long) line.number("bandwidth_mb_s", 0),
                    (long) line.number("kv_kbit_s", 0)),
                ShardProfile.Engine.MEASURED));
  }

  private void addRefusal(ScenarioLine line) {
    String[] shard = line.word(1).split("/", -1);
    refusals.put(
        key(shard[0], Phase.valueOf(shard[1].toUpperCase(Locale.ROOT)), line.word(2)),
        new Refusal(Refusal.Reason.valueOf(line.word(3).toUpperCase(Locale.ROOT)), line.after(4)));
  }

  private void addPrevious(ScenarioLine line) {
    String[] at = line.word(1).split("@", -1);
    var shard = ShardText.of(at[0]);
    previous.add(
        new PreviousPlacement(
            "s" + previous.size(),
            shard.workload(),
            shard.phase(),
            at[1],
            shard.acceleratorMillis(),
            false));
  }

  private static String key(String workload, Phase phase, String type) {
    return workload + "/" + phase.text() + "@" + type;
  }

  FleetProblem problem() {
    return FleetProblem.of(dataset(), model(), migration);
  }

  private Dataset dataset() {
    return new Dataset(
        "scenario",
        List.copyOf(sites.values()),
        List.copyOf(domains.values()),
        List.copyOf(hosts.values()),
        List.copyOf(workloads.values()),
        List.of(),
        previous,
        new Dataset.Sources(List.copyOf(types.values()), List.of(TOY), List.of()));
  }

  private PerformanceModel model() {
    return (workload, phase, type, acceleratorsPerHost) -> {
      String key = key(workload.id(), phase, type.id());
      Refusal refusal = refusals.get(key);
      if (refusal != null) {
        return new Prospect(List.of(), refusal);
      }
      return profiles.containsKey(key)
          ? Prospect.of(profiles.get(key))
          : Prospect.refused(Refusal.Reason.PLACEMENT, "no profile for " + key);
    };
  }

  /** The placements named {@code chat/decode/x2@h1}, separated by spaces. */
  List<Placement> placements(FleetProblem problem, String text) {
    var placements = new ArrayList<Placement>();
    for (String word : text.split("\\s+", -1)) {
      if (!word.isEmpty()) {
        String[] at = word.split("@", -1);
        placements.add(
            new Placement(ShardText.of(at[0]).kind(problem, workloads), hosts.get(at[1])));
      }
    }
    return placements;
  }

  List<Placement> placements(String text) {
    return placements(problem(), text);
  }

  /** The plan of these placements, ready to be scored. */
  FleetPlan plan(String text) {
    FleetProblem problem = problem();
    var shards = new ArrayList<WorkloadShard>();
    for (Placement placement : placements(problem, text)) {
      shards.add(
          new WorkloadShard(problem, shards.size(), placement.kind(), placement.host(), false));
    }
    return new FleetPlan(problem, shards);
  }

  Audit audit(String text) {
    FleetProblem problem = problem();
    return PlanAudit.audit(problem, placements(problem, text));
  }
}
