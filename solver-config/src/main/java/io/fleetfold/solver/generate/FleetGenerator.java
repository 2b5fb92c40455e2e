package io.fleetfold.solver.generate;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a fleet in the shape of a real one: sites, rows of ten racks, racks of five hosts with
 * eight accelerators of one type, power limits of 60 to 95 % of full load at every level, and
 * workloads with a long tail. Equal shapes give equal fleets.
 */
public final class FleetGenerator {

  private static final int HOSTS_PER_RACK = 5;
  private static final int ACCELERATORS_PER_HOST = 8;
  private static final int RACKS_PER_ROW = 10;

  /**
   * What a mixed fleet gains by running each phase where it does best, over every type doing both;
   * from the relaxation.
   */
  private static final double SPECIALISATION_GAIN = 1.5;

  private static final double EARNED_USD_PER_ACCELERATOR_HOUR = 4.0;
  private static final double[] MODEL_SIZES = {3, 8, 14, 27, 32, 70, 72, 123, 235, 405};

  private final FleetShape shape;
  private final RandomGenerator random;
  private final List<Site> sites = new ArrayList<>();
  private final List<PowerDomain> domains = new ArrayList<>();
  private final List<Host> hosts = new ArrayList<>();

  private FleetGenerator(FleetShape shape) {
    this.shape = shape;
    this.random = new SplittableRandom(shape.seed());
  }

  /** A fleet of this shape. */
  public static Dataset generate(FleetShape shape) {
    return new FleetGenerator(shape).generate();
  }

  private Dataset generate() {
    addSites();
    addRacks();
    List<Workload> unscaled = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < shape.workloads(); i++) {
      unscaled.add(workload(i, 1.0));
      weights.add(Math.pow(i + 1.0, -0.9) * (0.5 + random.nextDouble()));
    }
    var profiles = new GeneratedProfiles(random);
    List<Workload> workloads = new ArrayList<>();
    List<MeasuredProfile> rows = new ArrayList<>();
    double weightSum = weights.stream().mapToDouble(Double::doubleValue).sum();
    for (Workload workload : unscaled) {
      List<MeasuredProfile> own = profilesOf(workload, profiles);
      double share = weights.get(workload.index()) / weightSum;
      Workload scaled = scaled(workload, servableRps(own), shape.demandFactor() * share);
      workloads.add(scaled);
      own.forEach(row -> rows.add(withWorkload(row, scaled)));
    }
    var types = GeneratedType.ALL.stream().map(GeneratedType::accelerator).toList();
    var models = workloads.stream().map(Workload::model).toList();
    return new Dataset(
        "generated-" + shape.accelerators() + "-" + shape.seed(),
        sites,
        domains,
        hosts,
        workloads,
        rows,
        List.of(),
        new Dataset.Sources(types, models, List.of()));
  }

  private void addSites() {
    for (int i = 0; i < shape.sites(); i++) {
      double tariff = rounded(0.05 + 0.10 * random.nextDouble(), 1e3);
      sites.add(
          new Site(
              i,
              "site-" + (char) ('a' + i),
              tariff,
              rounded(1.1 + 0.3 * random.nextDouble(), 1e2)));
    }
  }

  private void addRacks() {
    int perRack = HOSTS_PER_RACK * ACCELERATORS_PER_HOST;
    int racks = (shape.accelerators() + perRack - 1) / perRack;
    int[] rackSite = new int[racks];
    GeneratedType[] rackType = new GeneratedType[racks];
    double[] siteWatts = new double[shape.sites()];
    double[] rowWatts = new double[racks];
    double[] rackWatts = new double[racks];
    int[] rackRow = new int[racks];
    for (int rack = 0; rack < racks; rack++) {
      rackSite[rack] = (int) ((long) rack * shape.sites() / racks);
      rackType[rack] = randomType();
      rackRow[rack] = rack / RACKS_PER_ROW;
      double full = perRack * rackType[rack].allInWatts() * 0.95;
      rackWatts[rack] = full * (0.60 + 0.05 * random.nextInt(8));
      rowWatts[rackRow[rack]] += rackWatts[rack];
      siteWatts[rackSite[rack]] += rackWatts[rack];
    }
    addTree(rackSite, rackType, rackRow, rackWatts, rowWatts, siteWatts);
  }

  private void addTree(
      int[] rackSite,
      GeneratedType[] rackType,
      int[] rackRow,
      double[] rackWatts,
      double[] rowWatts,
      double[] siteWatts) {
    PowerDomain[] siteDomains = new PowerDomain[shape.sites()];
    for (int site = 0; site < siteDomains.length; site++) {
      siteDomains[site] =
          domain(sites.get(site).id(), null, siteWatts[site] * (0.90 + 0.08 * random.nextDouble()));
    }
    PowerDomain row = null;
    for (int rack = 0; rack < rackSite.length; rack++) {
      boolean newRow =
          rack == 0 || rackRow[rack] != rackRow[rack - 1] || rackSite[rack] != rackSite[rack - 1];
      if (newRow || row == null) {
        String id = sites.get(rackSite[rack]).id() + "-row" + (rackRow[rack] + 1);
        double limit = rowWatts[rackRow[rack]] * (0.92 + 0.08 * random.nextDouble());
        row = domain(id, siteDomains[rackSite[rack]], limit);
      }
      addRack(rack, sites.get(rackSite[rack]), row, rackType[rack], rackWatts[rack]);
    }
  }

  private void addRack(
      int rack, Site site, PowerDomain row, GeneratedType type, double limitWatts) {
    String id = "rack" + (rack + 1);
    PowerDomain domain = domain(id, row, limitWatts);
    var terms = new Host.Terms(null, HostStatus.ACTIVE, null, 0.0, null);
    for (int i = 0; i < HOSTS_PER_RACK; i++) {
      hosts.add(
          new Host(
              hosts.size(),
              id + "-host" + (i + 1),
              site,
              domain,
              type.accelerator(),
              ACCELERATORS_PER_HOST,
              terms));
    }
  }

  private PowerDomain domain(String id, @Nullable PowerDomain parent, double limitWatts) {
    var domain =
        new PowerDomain(domains.size(), id, parent, Math.round(limitWatts / 100) * 100_000L);
    domains.add(domain);
    return domain;
  }

  private GeneratedType randomType() {
    double total = GeneratedType.ALL.stream().mapToDouble(GeneratedType::share).sum();
    double at = random.nextDouble() * total;
    for (GeneratedType type : GeneratedType.ALL) {
      at -= type.share();
      if (at < 0) {
        return type;
      }
    }
    return GeneratedType.ALL.getLast();
  }

  private Workload workload(int index, double rps) {
    double billions = MODEL_SIZES[random.nextInt(MODEL_SIZES.length)];
    boolean sparse = billions > 100 && random.nextBoolean();
    double active = sparse ? billions / 10 : billions;
    int layers = (int) Math.round(20 + 14 * Math.log(billions));
    double kvBytes = Math.rint(layers * 2048 * (0.5 + 1.5 * random.nextDouble()));
    var model =
        new Model(
            "model-" + (index + 1),
            billions,
            active,
            layers,
            kvBytes,
            Precision.FP8,
            new Model.Shape(null, null, null),
            "generated");
    double prompt = Math.rint(200 * Math.pow(40, random.nextDouble()));
    double output = Math.rint(40 * Math.pow(20, random.nextDouble()));
    return new Workload(
        index,
        "workload-" + (index + 1),
        model,
        new Workload.Demand(rps, 0.0),
        new Workload.Requests(prompt, output, 0.0),
        new Workload.Targets(2000, 60),
        new Workload.Prices(1.0, 3.0 + 2.0 * random.nextDouble()),
        Workload.Rules.ANY);
  }

  private List<MeasuredProfile> profilesOf(Workload workload, GeneratedProfiles profiles) {
    List<MeasuredProfile> rows = new ArrayList<>();
    for (GeneratedType type : GeneratedType.ALL) {
      rows.addAll(profiles.of(workload, type));
    }
    return rows;
  }

  /**
   * Requests per second if the whole fleet served this workload alone with its best pairs of
   * engines.
   */
  private double servableRps(List<MeasuredProfile> rows) {
    double rps = 0;
    for (Host host : hosts) {
      double prefill = bestPerAccelerator(rows, Phase.PREFILL, host.accelerator());
      double decode = bestPerAccelerator(rows, Phase.DECODE, host.accelerator());
      rps += prefill * decode == 0 ? 0 : host.accelerators() / (1 / prefill + 1 / decode);
    }
    return SPECIALISATION_GAIN * rps;
  }

  private static double bestPerAccelerator(
      List<MeasuredProfile> rows, Phase phase, Accelerator type) {
    return rows.stream()
        .filter(row -> row.phase() == phase && row.accelerator().equals(type))
        .mapToDouble(row -> row.requestsPerSecond() * 1000 / row.acceleratorMillis())
        .max()
        .orElse(0);
  }

  /**
   * The workload at a share of what the fleet could serve of it, at prices that pay an accelerator
   * about its target.
   */
  private Workload scaled(Workload workload, double servableRps, double share) {
    long accelerators = hosts.stream().mapToLong(Host::accelerators).sum();
    double target =
        EARNED_USD_PER_ACCELERATOR_HOUR * (0.7 + 0.6 * random.nextDouble()) * accelerators;
    double factor = target / (servableRps * workload.microUsdPerHourPerRps() / 1e6);
    var prices = workload.prices();
    return new Workload(
        workload.index(),
        workload.id(),
        workload.model(),
        new Workload.Demand(Math.max(0.001, rounded(share * servableRps, 1e3)), 0.0),
        workload.requests(),
        workload.targets(),
        new Workload.Prices(
            rounded(prices.inputUsdPerMtok() * factor, 1e4),
            rounded(prices.outputUsdPerMtok() * factor, 1e4)),
        workload.rules());
  }

  private static MeasuredProfile withWorkload(MeasuredProfile row, Workload workload) {
    return new MeasuredProfile(
        workload,
        row.phase(),
        row.accelerator(),
        row.acceleratorMillis(),
        row.requestsPerSecond(),
        row.watts());
  }

  private static double rounded(double value, double scale) {
    return Math.rint(value * scale) / scale;
  }
}
