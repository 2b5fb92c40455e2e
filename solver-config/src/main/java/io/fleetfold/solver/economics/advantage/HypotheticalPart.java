package io.fleetfold.solver.economics.advantage;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.economics.EngineWorth;
import io.fleetfold.solver.economics.EntrantEngines;
import io.fleetfold.solver.economics.FleetPrices;
import io.fleetfold.solver.economics.life.Candidate;
import io.fleetfold.solver.economics.life.OpenMarket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a memory-centric part that does not exist would earn in a fleet, and so what it may cost, or
 * how much bandwidth per watt it needs at a price. Needs the LP engine. Immutable and thread-safe.
 */
public final class HypotheticalPart {

  /** Bandwidths per watt beyond this are those of SRAM, which holds no model. */
  private static final double MOST_GB_PER_SECOND_PER_WATT = 400;

  /** Less than any part ever had; a part that pays with this pays with any. */
  public static final double LEAST_GB_PER_SECOND_PER_WATT = 0.05;

  private static final int BISECTIONS = 30;
  private static final int PER_HOST = 8;

  private final FleetProblem problem;
  private final FleetPrices prices;
  private final EntrantEngines engines;
  private final List<Host> places;

  /**
   * A process node as far as it matters here.
   *
   * @param tflopsPerWatt dense fp16 rate per watt of TDP that parts of the node reached
   * @param like the part that reached it
   */
  public record Node(double nanometres, double tflopsPerWatt, String like) {

    /** What a part shows about its node; nothing where its figures are unknown. */
    public static Optional<Node> of(Accelerator type) {
      Double nanometres = type.provenance().processNanometres();
      Double tflops = type.compute().fp16Tflops();
      Double watts = type.power().tdpWatts();
      return nanometres == null || tflops == null || watts == null
          ? Optional.empty()
          : Optional.of(new Node(nanometres, tflops / watts, type.id()));
    }
  }

  /**
   * The part, its bandwidth apart.
   *
   * @param memoryGb capacity
   */
  public record Design(Node node, double tdpWatts, double memoryGb) {

    /** The part with so much bandwidth per watt of TDP. */
    Accelerator with(double gbPerSecondPerWatt) {
      return new Accelerator(
          "hypothetical",
          "nobody",
          new Accelerator.Memory(memoryGb, gbPerSecondPerWatt * tdpWatts),
          new Accelerator.Compute(node.tflopsPerWatt() * tdpWatts, null, null),
          new Accelerator.PowerDraw(tdpWatts, 0, null),
          new Accelerator.Scaling(300.0, PER_HOST, null),
          new Accelerator.Provenance(null, node.nanometres(), null, "hypothetical"));
    }
  }

  /**
   * What it would do at some bandwidth.
   *
   * @param usdPerHour what an accelerator earns after electricity and the scarcity of power in the
   *     best place: what it may cost in an hour
   * @param engine what it does best; {@code null} when nothing pays
   */
  public record Worth(double usdPerHour, @Nullable String engine) {}

  private HypotheticalPart(Dataset dataset, FleetProblem problem, EntrantEngines engines) {
    this.problem = problem;
    this.engines = engines;
    this.prices = FleetPrices.of(LinearBound.of(problem));
    this.places = places(dataset);
  }

  /**
   * In a fleet.
   *
   * @param rivals parts that can be bought in any number at their price; empty for the fleet as it
   *     is
   */
  public static HypotheticalPart in(
      Dataset dataset, PerformanceModel model, List<Candidate> rivals) {
    var engines = new EntrantEngines(model, dataset);
    Dataset open = OpenMarket.with(EntrantEngines.unmeasured(dataset), rivals);
    return new HypotheticalPart(dataset, FleetProblem.of(open, engines, Migration.FREE), engines);
  }

  /** One host in each power domain of each site, at any level where hosts stand. */
  private static List<Host> places(Dataset dataset) {
    List<Host> places = new ArrayList<>();
    Set<PowerDomain> seen = new LinkedHashSet<>();
    for (Host host : dataset.hosts()) {
      if (host.isActive() && seen.add(host.powerDomain())) {
        places.add(host);
      }
    }
    return places;
  }

  /** What a design earns at a bandwidth, at the prices of the fleet. */
  public Worth worth(Design design, double gbPerSecondPerWatt) {
    return worth(design.with(gbPerSecondPerWatt));
  }

  /** What any part earns at the prices of the fleet, nothing charged for the part itself. */
  Worth worth(Accelerator type) {
    Worth best = new Worth(0, null);
    List<Host> parts = places.stream().map(place -> partAt(place, type)).toList();
    List<Host> hosts = new ArrayList<>(problem.dataset().hosts());
    hosts.addAll(parts.stream().map(HypotheticalPart::switchedOff).toList());
    var known = FleetProblem.of(problem.dataset().withHosts(hosts), engines, Migration.FREE);
    for (Host part : parts) {
      double scarcity = prices.usdPerKwHour(part.powerDomain());
      Optional<EngineWorth> engine =
          EngineWorth.best(EngineWorth.of(known, prices, part), scarcity);
      double rent = engine.map(each -> each.rentUsdPerHour(scarcity)).orElse(0.0);
      if (rent > best.usdPerHour()) {
        best = new Worth(rent, engine.map(each -> each.kind().text()).orElse(null));
      }
    }
    return best;
  }

  private static Host partAt(Host place, Accelerator type) {
    return new Host(
        0,
        "part/" + place.id(),
        place.site(),
        place.powerDomain(),
        type,
        PER_HOST,
        Host.Terms.DEFAULT);
  }

  private static Host switchedOff(Host host) {
    return new Host(
        0,
        host.id(),
        host.site(),
        host.powerDomain(),
        host.accelerator(),
        host.accelerators(),
        new Host.Terms(null, HostStatus.OFFLINE, null, 0, null));
  }

  /**
   * The least bandwidth per watt of TDP, in GB/s, at which a design earns what it costs; {@code
   * null} when no bandwidth is enough.
   */
  public @Nullable Double breakEvenBandwidthPerWatt(Design design, double usdPerHour) {
    double low = LEAST_GB_PER_SECOND_PER_WATT;
    double high = MOST_GB_PER_SECOND_PER_WATT;
    if (worth(design, high).usdPerHour() < usdPerHour) {
      return null;
    }
    if (worth(design, low).usdPerHour() >= usdPerHour) {
      return low;
    }
    double from = Math.log(low);
    double to = Math.log(high);
    for (int i = 0; i < BISECTIONS && to - from > 1e-4; i++) {
      double middle = (from + to) / 2;
      boolean enough = worth(design, Math.exp(middle)).usdPerHour() >= usdPerHour;
      from = enough ? from : middle;
      to = enough ? middle : to;
    }
    return Math.exp((from + to) / 2);
  }

  /**
   * What the linear bound gains when one host of a design can be had at this price, in the best of
   * all places: the counterfactual to {@link #worth}.
   */
  public double boundGainUsdPerHour(Design design, double gbPerSecondPerWatt, double usdPerHour) {
    Accelerator type = design.with(gbPerSecondPerWatt);
    double base = LinearBound.of(problem).upperBoundUsdPerHour();
    double best = 0;
    for (Host place : places) {
      List<Host> hosts = new ArrayList<>(problem.dataset().hosts());
      Host part = partAt(place, type);
      hosts.add(
          new Host(
              0,
              part.id(),
              part.site(),
              part.powerDomain(),
              type,
              PER_HOST,
              new Host.Terms(null, HostStatus.ACTIVE, null, usdPerHour, null)));
      Dataset changed = problem.dataset().withHosts(hosts);
      double bound =
          LinearBound.of(FleetProblem.of(changed, engines, Migration.FREE)).upperBoundUsdPerHour();
      best = Math.max(best, bound - base);
    }
    return best;
  }
}
