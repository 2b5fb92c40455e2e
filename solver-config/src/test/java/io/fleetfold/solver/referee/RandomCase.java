package io.fleetfold.solver.referee;

import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InputText;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.referee.FleetKind.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** A dataset made from a kind and a seed, small enough for an exact program. */
final class RandomCase {

  private static final List<String> PHASES = List.of("prefill", "decode", "aggregated");
  private static final List<String> WHOLE = List.of("1", "2", "4");
  private static final List<String> SLICES = List.of("0.125", "0.25", "0.5");

  /** Below a tenth of a cent the reader takes the price for that of a thousand tokens. */
  private static final double LEAST_USD_PER_MTOK = 0.002;

  private final FleetKind kind;
  private final long seed;
  private final SplittableRandom random;
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();

  private final double[] tdp;
  private final double[] idle;
  private final int sites;
  private final int workloads;
  private final List<String> hosts = new ArrayList<>();
  private final List<String> engines = new ArrayList<>();
  private int accelerators;

  RandomCase(FleetKind kind, long seed) {
    this.kind = kind;
    this.seed = seed;
    this.random = new SplittableRandom(1_000_003L * kind.ordinal() + seed);
    this.tdp = new double[1 + random.nextInt(3)];
    this.idle = new double[tdp.length];
    this.sites = 1 + random.nextInt(2);
    this.workloads = 1 + random.nextInt(3);
    addTypes();
    addSites();
    addModels();
    addWorkloads();
    addPrevious();
  }

  /** What one accelerator of this fleet can do for a workload, and what that is worth. */
  private record Scale(double rps, double usdPerRequest) {}

  private void header(String file, String columns) {
    files.put(file, new StringBuilder(columns).append('\n'));
  }

  @SuppressWarnings("AnnotateFormatMethod") // every format is a literal at its one call
  private void row(String file, String format, Object... cells) {
    StringBuilder text = files.get(file);
    if (text == null) {
      throw new IllegalStateException(file);
    }
    text.append(String.format(Locale.ROOT, format, cells)).append('\n');
  }

  private double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** As likely between 1 and 10 as between 10 and 100. */
  private double spread(double least, double most) {
    return least * Math.pow(most / least, random.nextDouble());
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void addTypes() {
    header(
        "accelerators.csv",
        "accelerator,vendor,memory_gb,memory_bandwidth_gb_s,fp16_tflops,fp8_tflops,tdp_w,idle_w"
            + ",kv_group");
    for (int type = 0; type < tdp.length; type++) {
      tdp[type] = Math.rint(between(200, 1200));
      idle[type] = kind.has(Trait.IDLE) ? Math.rint(tdp[type] * between(0.03, 0.25)) : 0;
      row(
          "accelerators.csv",
          "t%d,maker,80,2000,300,600,%.0f,%.0f,%s",
          type,
          tdp[type],
          idle[type],
          kind.has(Trait.GROUPS) ? any(List.of("", "g1", "g2")) : "");
    }
  }

  private void addSites() {
    header("sites.csv", "site,electricity_usd_per_kwh,pue");
    header("power_domains.csv", "power_domain,parent,limit_kw");
    header(
        "hosts.csv",
        "host,site,power_domain,accelerator,accelerators,network_gbit_s,status,"
            + "usd_per_accelerator_hour");
    for (int site = 0; site < sites; site++) {
      row("sites.csv", "s%d,%.3f,%.2f", site, between(0.03, 0.3), between(1, 1.6));
    }
    for (int site = 0; site < sites; site++) {
      double all = 0;
      double idling = 0;
      StringBuilder racks = new StringBuilder();
      for (int rack = 0; rack < 1 + random.nextInt(2); rack++) {
        String name = "s" + site + "r" + rack;
        double[] draw = addHosts(site, name);
        String limit = chance(0.75) ? limit(draw[0], draw[1]) : "";
        racks.append(name).append(",s").append(site).append(',').append(limit).append('\n');
        all += draw[0];
        idling += draw[1];
      }
      row("power_domains.csv", "s%d,,%s", site, chance(0.5) ? limit(all, idling) : "");
      row("power_domains.csv", "%s", racks.toString().strip());
    }
  }

  /** Between the idle draw and the full one, in kilowatts. */
  private String limit(double full, double idling) {
    double share = kind.has(Trait.TIGHT_POWER) ? between(0.03, 0.5) : between(0.3, 1.05);
    double watts = idling + share * (full - idling) + 1;
    return String.format(Locale.ROOT, "%.3f", watts / 1e3);
  }

  /** Hosts of a rack; what they draw in full and idle. */
  private double[] addHosts(int site, String rack) {
    double full = 0;
    double idling = 0;
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      int type = random.nextInt(tdp.length);
      int count = any(kind.has(Trait.SLICES) ? List.of(1, 1, 2) : List.of(1, 2, 3, 4, 4, 8));
      String status =
          kind.has(Trait.STATUS) && chance(0.25) ? any(List.of("drain", "offline")) : "";
      String network =
          kind.has(Trait.NETWORK) && chance(0.7)
              ? String.format(Locale.ROOT, "%.2f", count * spread(0.5, 8))
              : "";
      String rent =
          kind.has(Trait.RENTAL) && chance(0.6)
              ? String.format(Locale.ROOT, "%.2f", spread(0.05, 2))
              : "";
      String host = "h" + hosts.size();
      hosts.add(host + "," + type + "," + count);
      row(
          "hosts.csv",
          "%s,s%d,%s,t%d,%d,%s,%s,%s",
          host,
          site,
          rack,
          type,
          count,
          network,
          status,
          rent);
      accelerators += count;
      full += count * tdp[type];
      idling += status.equals("offline") ? 0 : count * idle[type];
    }
    return new double[] {full, idling};
  }

  private void addModels() {
    header(
        "models.csv",
        "model,parameters_b,active_parameters_b,layers,kv_bytes_per_token,weight_precision");
    for (int model = 0; model < 2; model++) {
      row("models.csv", "m%d,%.1f,1,32,%.0f,fp16", model, between(2, 60), between(30_000, 150_000));
    }
  }

  private void addWorkloads() {
    header(
        "workloads.csv",
        "workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,"
            + "input_usd_per_mtok,output_usd_per_mtok,min_served,serving,sites");
    header("profiles.csv", "workload,phase,accelerator,accelerators,requests_per_second,watts");
    for (int workload = 0; workload < workloads; workload++) {
      double rps = spread(1, 10);
      double usdPerHour = kind.has(Trait.CONTRACTS) ? spread(0.05, 20) : spread(0.4, 8);
      int mode = random.nextInt(3);
      addWorkload(workload, mode, new Scale(rps, usdPerHour / (3600 * rps)));
      addProfiles(workload, mode, rps);
    }
  }

  private void addWorkload(int workload, int mode, Scale scale) {
    double prompt = Math.rint(between(200, 3000));
    double output = Math.rint(between(20, 800));
    double mean = Math.max(LEAST_USD_PER_MTOK, scale.usdPerRequest() / (prompt + output) * 1e6);
    boolean promised = kind.has(Trait.CONTRACTS) ? chance(0.6) : chance(0.15);
    boolean restricted = kind.has(Trait.RESTRICTIONS);
    row(
        "workloads.csv",
        "w%d,m%d,%.3f,%.0f,%.0f,1000,50,%.5f,%.5f,%s,%s,%s",
        workload,
        random.nextInt(2),
        scale.rps() * accelerators / workloads * spread(0.1, 1.5),
        prompt,
        output,
        mean * between(0.6, 1.4),
        mean * between(0.6, 1.4),
        promised ? String.format(Locale.ROOT, "%.2f", between(0.05, 1)) : "",
        restricted ? any(List.of("any", mode == 1 ? "aggregated" : "disaggregated")) : "",
        restricted && chance(0.5) ? "s" + random.nextInt(sites) : "");
  }

  /**
   * Some phases on some types, so that no type can do everything.
   *
   * @param mode 0 for pairs of prefill and decode, 1 for engines of both phases, 2 for all
   */
  private void addProfiles(int workload, int mode, double rps) {
    for (String phase : PHASES) {
      boolean aggregated = phase.equals("aggregated");
      if (mode == 2 || aggregated == (mode == 1)) {
        for (int type = 0; type < tdp.length; type++) {
          if (type == workload % tdp.length || chance(0.6)) {
            addSizes(workload, phase, type, aggregated ? rps / 2 : rps);
          }
        }
      }
    }
  }

  private void addSizes(int workload, String phase, int type, double rps) {
    List<String> sizes = new ArrayList<>();
    WHOLE.stream().filter(size -> chance(0.45)).forEach(sizes::add);
    if (kind.has(Trait.SLICES) && chance(0.6)) {
      sizes.add(any(SLICES));
    }
    for (String size : sizes.isEmpty() ? List.of("1") : sizes) {
      double count = Double.parseDouble(size);
      double above = (tdp[type] - idle[type]) * between(0.4, 1.1) * count;
      double watts = count < 1 ? above : above + idle[type] * count;
      row(
          "profiles.csv",
          "w%d,%s,t%d,%s,%.4f,%.1f",
          workload,
          phase,
          type,
          size,
          rps * count * between(0.5, 1.3),
          watts);
      engines.add("w" + workload + "," + phase + "," + type + "," + size);
    }
  }

  private void addPrevious() {
    if (!kind.has(Trait.PREVIOUS)) {
      return;
    }
    header("previous_plan.csv", "shard,workload,phase,host,accelerators,pinned");
    int rows = 0;
    for (String host : hosts) {
      String[] facts = host.split(",", -1);
      double free = Double.parseDouble(facts[2]);
      for (int tries = random.nextInt(4); tries > 0; tries--) {
        String[] engine = any(engines).split(",", -1);
        double takes = Double.parseDouble(engine[3]);
        if (engine[2].equals(facts[1]) && takes <= free) {
          free -= takes;
          boolean pinned = chance(0.12);
          row(
              "previous_plan.csv",
              "p%d,%s,%s,%s,%s,%b",
              rows++,
              engine[0],
              engine[1],
              facts[0],
              engine[3],
              pinned);
        }
      }
    }
  }

  /** What changes to the plan in force cost. */
  Migration migration() {
    return kind.has(Trait.PREVIOUS) ? new Migration(3, 0.5, 60, 10) : Migration.FREE;
  }

  FleetProblem problem() {
    Map<String, InputText> texts = new LinkedHashMap<>();
    files.forEach((name, text) -> texts.put(name, InputText.of(text.toString())));
    try {
      var dataset = DatasetReader.read(kind + "-" + seed, texts);
      return FleetProblem.of(dataset, ClosedForm.bundled(), migration());
    } catch (InvalidInputException e) {
      throw new IllegalStateException(this + "\n" + e.getMessage(), e);
    }
  }

  /** The files one after the other, to be copied into a folder. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("# " + kind + " " + seed + ", " + migration() + "\n");
    files.forEach((name, rows) -> text.append("==> ").append(name).append('\n').append(rows));
    return text.toString();
  }
}
