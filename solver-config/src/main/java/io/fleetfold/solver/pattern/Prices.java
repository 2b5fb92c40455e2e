package io.fleetfold.solver.pattern;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.Item;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rest of the fleet would pay a cell: for flow, by zone, and for engines that count
 * towards a rounded demand; and what it charges for power, by domain.
 */
public final class Prices {

  private final double[][] flows;
  private final double[] power;
  private final List<RoundedDemand> rounded;
  private final double[] roundedPrices;

  /** By flow: which rounded demands its engines count towards. */
  private final int[][] roundedByFlow;

  private Prices(
      double[][] flows, double[] power, List<RoundedDemand> rounded, double[] roundedPrices) {
    this.flows = flows;
    this.power = power;
    this.rounded = rounded;
    this.roundedPrices = roundedPrices;
    this.roundedByFlow = new int[flows.length == 0 ? 0 : flows[0].length][];
    Arrays.setAll(roundedByFlow, this::roundedOf);
  }

  private int[] roundedOf(int flow) {
    return IntStream.range(0, rounded.size())
        .filter(i -> rounded.get(i).counts(flow / 3, Phase.values()[flow % 3]))
        .toArray();
  }

  /** Prices of zero, with no rounded demands. */
  public static Prices zero(int zones, int flows, int domains) {
    return zero(zones, flows, domains, List.of());
  }

  /** Prices of zero. */
  public static Prices zero(int zones, int flows, int domains, List<RoundedDemand> rounded) {
    return new Prices(
        new double[zones][flows],
        new double[domains],
        List.copyOf(rounded),
        new double[rounded.size()]);
  }

  /** Micro-dollars per hour for one micro-request per second, by zone and flow. */
  public double[][] flows() {
    return flows;
  }

  /** Micro-dollars per hour for one milliwatt, by domain; 0 where nothing is scarce. */
  public double[] power() {
    return power;
  }

  /** The rounded demands that have a price. */
  public List<RoundedDemand> rounded() {
    return rounded;
  }

  /** Micro-dollars per hour for one micro-request per second, by rounded demand. */
  public double[] roundedPrices() {
    return roundedPrices;
  }

  /** What the flow of one shard is worth, in micro-dollars per hour. */
  public double worth(Item item) {
    int flow = item.flow();
    double worth = flows[item.zone()][flow] * item.rate();
    for (int i : roundedByFlow[flow]) {
      if (roundedPrices[i] > 0) {
        worth += roundedPrices[i] * rounded.get(i).rate(item.rate());
      }
    }
    return worth;
  }

  /**
   * A mixture: {@code weight} of these and the rest of the others, which have the same rounded
   * demands.
   */
  public Prices blend(Prices others, double weight) {
    double[][] blended = new double[flows.length][];
    for (int zone = 0; zone < blended.length; zone++) {
      blended[zone] = blend(flows[zone], others.flows[zone], weight);
    }
    return new Prices(
        blended,
        blend(power, others.power, weight),
        rounded,
        blend(roundedPrices, others.roundedPrices, weight));
  }

  private static double[] blend(double[] a, double[] b, double weight) {
    double[] blended = new double[a.length];
    Arrays.setAll(blended, i -> weight * a[i] + (1 - weight) * b[i]);
    return blended;
  }
}
