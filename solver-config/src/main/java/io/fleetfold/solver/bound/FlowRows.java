package io.fleetfold.solver.bound;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;

/**
 * The part of the relaxation that every cell shares: what is served of each workload given the
 * flows of its phases, what a contract adds, and the limits of the power domains. In dollars per
 * hour, requests per second and kilowatts, so that the numbers stay near one.
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
  private final double[] shortagePrice;

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
    this.flows = new MPConstraint[index.sites()][3 * index.workloads()];
    this.domains = new MPConstraint[index.domains()];
    for (int workload = 0; workload < index.workloads(); workload++) {
      addWorkload(workload, fixed);
    }
    for (int domain = 0; domain < headroom.length; domain++) {
      if (headroom[domain] != Long.MAX_VALUE) {
        domains[domain] = program.makeConstraint(-INFINITY, Math.max(0, headroom[domain]) * MICRO);
      }
    }
  }

  private void addWorkload(int workload, long[][] fixed) {
    MPVariable served = program.makeNumVar(0, index.demand(workload) * MICRO, "");
    program.objective().setCoefficient(served, index.revenue(workload));
    int aggregated = 3 * workload + Phase.AGGREGATED.ordinal();
    MPConstraint balance = program.makeConstraint(-INFINITY, fixed[0][aggregated] * MICRO);
    balance.setCoefficient(served, 1);
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
      contract.setCoefficient(served, 1);
      contract.setCoefficient(shortage, 1);
    }
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
    Prices prices = Prices.zero(index.sites(), 3 * index.workloads(), index.domains());
    for (int site = 0; site < flows.length; site++) {
      for (int flow = 0; flow < flows[site].length; flow++) {
        prices.flows()[site][flow] = Math.max(0, flows[site][flow].dualValue());
      }
    }
    for (int domain = 0; domain < domains.length; domain++) {
      prices.power()[domain] =
          domains[domain] == null ? 0 : Math.max(0, domains[domain].dualValue());
    }
    return prices;
  }
}
