package io.fleetfold.solver.bound;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.pattern.RoundedDemand;
import java.util.ArrayList;
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

  private final FleetIndex index;
  private final MPSolver program;

  /** By site and flow; for the aggregated flow the row of the workload, whatever the site. */
  private final MPConstraint[][] flows;

  private final MPConstraint[] domains;
  private final MPVariable[] served;
  private final double[] shortagePrice;
  private final long[][] fixed;
  private final List<RoundedDemand> rounded = new ArrayList<>();
  private final List<MPConstraint> roundedRows = new ArrayList<>();

  /**
   * Adds the rows.
   *
   * @param fixed flows that are there already, by site and flow (the aggregated flow of all sites
   *     in site 0), in micro-requests per second
   * @param headroom milliwatts by domain, {@link Long#MAX_VALUE} for none
   * @param shortagePrice micro-dollars per hour by workload for a promised micro-request per second
   *     not served
   */
  FlowRows(
      FleetIndex index, MPSolver program, long[][] fixed, long[] headroom, double[] shortagePrice) {
    this.index = index;
    this.program = program;
    this.shortagePrice = shortagePrice;
    this.fixed = fixed;
    this.flows = new MPConstraint[index.sites()][3 * index.workloads()];
    this.domains = new MPConstraint[index.domains()];
    this.served = new MPVariable[index.workloads()];
    for (int workload = 0; workload < index.workloads(); workload++) {
      addWorkload(workload);
    }
    for (int domain = 0; domain < headroom.length; domain++) {
      if (headroom[domain] != Long.MAX_VALUE) {
        domains[domain] = program.makeConstraint(-INFINITY, Math.max(0, headroom[domain]) * MICRO);
      }
    }
  }

  private void addWorkload(int workload) {
    MPVariable amount = program.makeNumVar(0, index.demand(workload) * MICRO, "");
    program.objective().setCoefficient(amount, index.revenue(workload));
    served[workload] = amount;
    int aggregated = 3 * workload + Phase.AGGREGATED.ordinal();
    MPConstraint balance = program.makeConstraint(-INFINITY, fixed[0][aggregated] * MICRO);
    balance.setCoefficient(amount, 1);
    for (int site = 0; site < index.sites(); site++) {
      MPVariable joined = program.makeNumVar(0, INFINITY, "");
      balance.setCoefficient(joined, -1);
      for (Phase phase : new Phase[] {Phase.PREFILL, Phase.DECODE}) {
        int flow = 3 * workload + phase.ordinal();
        MPConstraint capacity = program.makeConstraint(-INFINITY, fixed[site][flow] * MICRO);
        capacity.setCoefficient(joined, 1);
        flows[site][flow] = capacity;
      }
      flows[site][aggregated] = balance;
    }
    if (index.promised(workload) > 0) {
      MPVariable shortage = program.makeNumVar(0, INFINITY, "");
      program.objective().setCoefficient(shortage, -shortagePrice[workload]);
      MPConstraint contract = program.makeConstraint(index.promised(workload) * MICRO, INFINITY);
      contract.setCoefficient(amount, 1);
      contract.setCoefficient(shortage, 1);
    }
  }

  /**
   * The flow of a phase that is there already, in all sites, what engines of both phases do
   * included. A rounded demand is one of what this flow leaves of the demand.
   *
   * @param phase prefill or decode
   * @param flows by site and flow, the aggregated flow of all sites in site 0
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
    MPConstraint row = program.makeConstraint(-INFINITY, (demand.slack() + there) * MICRO);
    row.setCoefficient(served[demand.workload()], 1);
    rounded.add(demand);
    roundedRows.add(row);
  }

  /** The rounded demands so far, in the order in which they were added. */
  List<RoundedDemand> rounded() {
    return rounded;
  }

  /** Lets a column count towards a rounded demand. */
  void count(MPVariable column, int position, double microRps) {
    if (microRps > 0) {
      roundedRows.get(position).setCoefficient(column, -microRps * MICRO);
    }
  }

  /** What the last solution serves of a workload, in requests per second. */
  double served(int workload) {
    return served[workload].solutionValue();
  }

  /** Lets a column feed a flow. */
  void feed(MPVariable column, int site, int flow, double microRps) {
    flows[site][flow].setCoefficient(column, -microRps * MICRO);
  }

  /** Lets a column draw power from a domain. */
  void draw(MPVariable column, int domain, double milliwatts) {
    if (domains[domain] != null) {
      domains[domain].setCoefficient(column, milliwatts * MICRO);
    }
  }

  /** The duals after a solve, clipped to be at least 0. */
  Prices prices() {
    Prices prices = Prices.zero(index.sites(), 3 * index.workloads(), index.domains(), rounded);
    for (int site = 0; site < flows.length; site++) {
      for (int flow = 0; flow < flows[site].length; flow++) {
        prices.flows()[site][flow] = Math.max(0, flows[site][flow].dualValue());
      }
    }
    for (int domain = 0; domain < domains.length; domain++) {
      prices.power()[domain] =
          domains[domain] == null ? 0 : Math.max(0, domains[domain].dualValue());
    }
    for (int i = 0; i < roundedRows.size(); i++) {
      prices.roundedPrices()[i] = Math.max(0, roundedRows.get(i).dualValue());
    }
    return prices;
  }
}
