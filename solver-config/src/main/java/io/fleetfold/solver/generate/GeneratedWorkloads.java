package io.fleetfold.solver.generate;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Workloads with a long tail, each at a share of what the fleet could serve of it and at prices
 * that pay an accelerator about the same whatever it serves.
 */
final class GeneratedWorkloads {

  /**
   * What a mixed fleet gains by running each phase where it does best, over every type doing both;
   * from the relaxation.
   */
  private static final double SPECIALISATION_GAIN = 1.5;

  private static final double EARNED_USD_PER_ACCELERATOR_HOUR = 4.0;

  /** Parameters of usual open models, in billions. */
  private static final double[] MODEL_SIZES = {3, 8, 14, 27, 32, 70, 72, 123, 235, 405};

  private final Map<Accelerator, Long> fleet = new LinkedHashMap<>();
  private final RandomGenerator random;
  private final List<Workload> workloads = new ArrayList<>();
  private final List<MeasuredProfile> profiles = new ArrayList<>();

  private record Draft(Workload workload, double weight) {}

  private GeneratedWorkloads(List<Host> hosts, RandomGenerator random) {
    this.random = random;
    hosts.forEach(host -> fleet.merge(host.accelerator(), (long) host.accelerators(), Long::sum));
  }

  /** Workloads that ask these hosts for so many times what they can serve. */
  static GeneratedWorkloads of(
      int count, double demandFactor, List<Host> hosts, RandomGenerator random) {
    var generated = new GeneratedWorkloads(hosts, random);
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Workload workload = generated.workload(i);
      drafts.add(new Draft(workload, Math.pow(i + 1.0, -0.9) * (0.5 + random.nextDouble())));
    }
    double all = drafts.stream().mapToDouble(Draft::weight).sum();
    var profiles = new GeneratedProfiles(random);
    for (Draft draft : drafts) {
      generated.add(draft.workload(), demandFactor * (draft.weight() / all), profiles);
    }
    return generated;
  }

  /** The workload before it is known how much of it comes, and what it pays. */
  private Workload workload(int index) {
    Model model = model("model-" + (index + 1));
    double prompt = Math.rint(200 * Math.pow(40, random.nextDouble()));
    double output = Math.rint(40 * Math.pow(20, random.nextDouble()));
    return new Workload(
        index,
        "workload-" + (index + 1),
        model,
        new Workload.Demand(1.0, 0.0),
        new Workload.Requests(prompt, output, 0.0),
        new Workload.Targets(2000, 60),
        new Workload.Prices(1.0, 3.0 + 2.0 * random.nextDouble()),
        Workload.Rules.ANY);
  }

  private Model model(String id) {
    double billions = MODEL_SIZES[random.nextInt(MODEL_SIZES.length)];
    boolean sparse = billions > 100 && random.nextBoolean();
    int layers = (int) Math.round(20 + 14 * Math.log(billions));
    return new Model(
        id,
        billions,
        sparse ? billions / 10 : billions,
        layers,
        Math.rint(layers * 2048 * (0.5 + 1.5 * random.nextDouble())),
        Precision.FP8,
        new Model.Shape(null, null, null),
        "generated");
  }

  private void add(Workload draft, double share, GeneratedProfiles generator) {
    List<MeasuredProfile> own = new ArrayList<>();
    GeneratedType.ALL.forEach(type -> own.addAll(generator.of(draft, type)));
    Workload scaled = scaled(draft, servableRps(own), share);
    workloads.add(scaled);
    own.forEach(row -> profiles.add(withWorkload(row, scaled)));
  }

  /**
   * Requests per second if the whole fleet served this workload alone with its best pairs of
   * engines.
   */
  private double servableRps(List<MeasuredProfile> rows) {
    double rps = 0;
    for (Map.Entry<Accelerator, Long> type : fleet.entrySet()) {
      double prefill = bestPerAccelerator(rows, Phase.PREFILL, type.getKey());
      double decode = bestPerAccelerator(rows, Phase.DECODE, type.getKey());
      rps += prefill * decode == 0 ? 0 : type.getValue() / (1 / prefill + 1 / decode);
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

  /** The workload at a share of what the fleet could serve of it, and at prices that pay. */
  private Workload scaled(Workload workload, double servableRps, double share) {
    long accelerators = fleet.values().stream().mapToLong(Long::longValue).sum();
    double target =
        EARNED_USD_PER_ACCELERATOR_HOUR * (0.7 + 0.6 * random.nextDouble()) * accelerators;
    double factor = target / (servableRps * workload.microUsdPerHourPerRps() / 1e6);
    var prices = workload.prices();
    return new Workload(
        workload.index(),
        workload.id(),
        workload.model(),
        new Workload.Demand(Math.max(0.001, Rounding.at(share * servableRps, 1e3)), 0.0),
        workload.requests(),
        workload.targets(),
        new Workload.Prices(
            Rounding.at(prices.inputUsdPerMtok() * factor, 1e4),
            Rounding.at(prices.outputUsdPerMtok() * factor, 1e4)),
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

  List<Workload> workloads() {
    return workloads;
  }

  List<MeasuredProfile> profiles() {
    return profiles;
  }
}
