package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.pattern.RoundedDemand;
import io.fleetfold.solver.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of the relaxation that every cell shares: what is served of each workload given the
 * flows of its phases, what a contract adds, demands counted in whole engines, and the limits of
 * the power domains. In dollars per hour, requests per second and kilowatts, so that the numbers
 * stay near one.
 */
final class FlowRows {

  /** From micro-units to units. */
  static final double MICRO = 1e-6;

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static final int NO_ROW = -1;

  private final FleetIndex index;
  private final Program program;

  /** By zone and flow; for the aggregated flow the row of the workload, whatever the zone. */
  private final int[][] flows;

  private final int[] domains;
  private final int[] served;

  /** By zone and workload: what engines of both phases serve together. */
  private final int[][] joined;

  private final double[] share;
  private final int[] contracts;
  private final double[] shortagePrice;
  private final long[][] fixed;
  private final List<RoundedDemand> rounded = new ArrayList<>();
  private final List<Integer> roundedRows = new ArrayList<>();

  /**
   * Adds the rows.
   *
   * @param fixed flows that are there already, by zone and flow (the aggregated flow of all zones
   *     in zone 0), in micro-requests per second
   * @param headroom milliwatts by domain, {@link Long#MAX_VALUE} for none
   * @param shortagePrice micro-dollars per hour by workload for a promised micro-request per second
   *     not served
   */
  FlowRows(
      FleetIndex index, Program program, long[][] fixed, long[] headroom, double[] shortagePrice) {
    this(index, program, fixed, headroom, shortagePrice, all(index));
  }

  /**
   * Adds the rows of a part of the fleet.
   *
   * @param share of its demand and promise that the part is to serve, by workload
   */
  FlowRows(
      FleetIndex index,
      Program program,
      long[][] fixed,
      long[] headroom,
      double[] shortagePrice,
      double[] share) {
    this.index = index;
    this.program = program;
    this.share = share;
    this.joined = new int[index.zones()][index.workloads()];
    this.shortagePrice = shortagePrice;
    this.fixed = fixed;
    this.flows = new int[index.zones()][3 * index.workloads()];
    this.domains = new int[index.domains()];
    Arrays.fill(domains, NO_ROW);
    this.served = new int[index.workloads()];
    this.contracts = new int[index.workloads()];
    Arrays.fill(contracts, NO_ROW);
    for (int workload = 0; workload < index.workloads(); workload++) {
      addWorkload(workload);
    }
    for (int domain = 0; domain < headroom.length; domain++) {
      if (headroom[domain] != Long.MAX_VALUE) {
        domains[domain] = program.row(-INFINITY, Math.max(0, headroom[domain]) * MICRO);
      }
    }
  }

  private static double[] all(FleetIndex index) {
    double[] all = new double[index.workloads()];
    Arrays.fill(all, 1);
    return all;
  }

  private void addWorkload(int workload) {
    double demand = index.demand(workload) * MICRO * share[workload];
    int amount = program.column(index.revenue(workload), demand);
    served[workload] = amount;
    int aggregated = 3 * workload + Phase.AGGREGATED.ordinal();
    int balance = program.row(-INFINITY, fixed[0][aggregated] * MICRO);
    program.set(balance, amount, 1);
    for (int zone = 0; zone < index.zones(); zone++) {
      int pairs = program.column(0, INFINITY);
      joined[zone][workload] = pairs;
      program.set(balance, pairs, -1);
      for (Phase phase : new Phase[] {Phase.PREFILL, Phase.DECODE}) {
        int flow = 3 * workload + phase.ordinal();
        int capacity = program.row(-INFINITY, fixed[zone][flow] * MICRO);
        program.set(capacity, pairs, 1);
        flows[zone][flow] = capacity;
      }
      flows[zone][aggregated] = balance;
    }
    if (index.promised(workload) > 0) {
      int shortage = program.column(-shortagePrice[workload], INFINITY);
      double promised = index.promised(workload) * MICRO * share[workload];
      int contract = program.row(promised, INFINITY);
      contracts[workload] = contract;
      program.set(contract, amount, 1);
      program.set(contract, shortage, 1);
    }
  }

  /**
   * The flow of a phase that is there already, in all zones, what engines of both phases do
   * included. A rounded demand is one of what this flow leaves of the demand.
   *
   * @param phase prefill or decode
   * @param flows by zone and flow, the aggregated flow of all zones in zone 0
   */
  static long fixed(int workload, Phase phase, long[][] flows) {
    long total = flows[0][3 * workload + Phase.AGGREGATED.ordinal()];
    for (long[] here : flows) {
      total += here[3 * workload + phase.ordinal()];
    }
    return total;
  }

  /** The flow of a phase that was there before any column, in micro-requests per second. */
  long fixed(int workload, Phase phase) {
    return fixed(workload, phase, fixed);
  }

  /** Adds a row; the columns that count towards it are to be told by {@link #count}. */
  void add(RoundedDemand demand) {
    long there = fixed(demand.workload(), demand.phase());
    int row = program.row(-INFINITY, (demand.slack() + there) * MICRO);
    program.set(row, served[demand.workload()], 1);
    rounded.add(demand);
    roundedRows.add(row);
  }

  /** The rounded demands so far, in the order in which they were added. */
  List<RoundedDemand> rounded() {
    return rounded;
  }

  /** Lets a column count towards a rounded demand. */
  void count(int column, int position, double microRps) {
    if (microRps > 0) {
      program.set(roundedRows.get(position), column, -microRps * MICRO);
    }
  }

  /** What the last solution serves of a workload, in requests per second. */
  double served(int workload) {
    return program.value(served[workload]);
  }

  /** What pairs of engines of one zone serve in the last solution, in requests per second. */
  double pairs(int zone, int workload) {
    return program.value(joined[zone][workload]);
  }

  /** The column of what is served of a workload; its demand is the upper bound. */
  int servedColumn(int workload) {
    return served[workload];
  }

  /** The row that a contract bounds from below; below 0 where nothing is promised. */
  int contractRow(int workload) {
    return contracts[workload];
  }

  /** The row of a domain that cells share; below 0 where there is none. */
  int domainRow(int domain) {
    return domains[domain];
  }

  /** Lets a column feed a flow. */
  void feed(int column, int zone, int flow, double microRps) {
    program.set(flows[zone][flow], column, -microRps * MICRO);
  }

  /** Lets a column draw power from a domain. */
  void draw(int column, int domain, double milliwatts) {
    if (domains[domain] != NO_ROW) {
      program.set(domains[domain], column, milliwatts * MICRO);
    }
  }

  /** Prices of 0, where there is no solution. */
  Prices zeroPrices() {
    return Prices.zero(index.zones(), 3 * index.workloads(), index.domains(), rounded);
  }

  /** The duals after a solve, clipped to be at least 0. */
  Prices prices() {
    Prices prices = zeroPrices();
    for (int zone = 0; zone < flows.length; zone++) {
      for (int flow = 0; flow < flows[zone].length; flow++) {
        prices.flows()[zone][flow] = price(flows[zone][flow]);
      }
    }
    for (int domain = 0; domain < domains.length; domain++) {
      prices.power()[domain] = domains[domain] == NO_ROW ? 0 : price(domains[domain]);
    }
    for (int i = 0; i < roundedRows.size(); i++) {
      prices.roundedPrices()[i] = price(roundedRows.get(i));
    }
    return prices;
  }

  private double price(int row) {
    return Math.max(0, program.dual(row));
  }
}
