package io.fleetfold.solver.economics.advantage;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.solver.economics.advantage.HypotheticalPart.Design;
import io.fleetfold.solver.economics.advantage.HypotheticalPart.Node;
import io.fleetfold.solver.economics.life.Candidate;
import io.fleetfold.solver.economics.life.Finance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hypothetical parts would be worth over their bandwidth, and what bandwidth they would need
 * at a price: in the fleet as it is, and where any number of the candidates can be bought too.
 */
public record HypotheticalTable(List<Curve> curves, List<Need> needs) {

  /** The market in which any number of the candidates can be bought. */
  public static final String OPEN = "any new part at its price";

  private static final double[] BANDWIDTHS = {1.25, 2.5, 5, 10, 20, 40, 80};
  private static final double[] PRICES_USD = {2_000, 5_000, 10_000, 20_000};

  /** How far a part is put above and below its break-even to see the bound agree. */
  private static final double MARGIN = 1.1;

  /**
   * One node in one market.
   *
   * @param market in words
   */
  public record Curve(Node node, String market, List<Point> points) {}

  /**
   * One bandwidth.
   *
   * @param usdPerHour what an accelerator may cost in an hour
   * @param purchaseUsd the same to buy
   * @param engine what it does best; {@code null} when nothing pays
   */
  public record Point(
      double gbPerSecondPerWatt, double usdPerHour, double purchaseUsd, @Nullable String engine) {}

  /**
   * One price.
   *
   * @param gbPerSecondPerWatt the least bandwidth; {@code null} when none is enough
   * @param boundGainAbove what the bound gains by one host with a tenth more bandwidth
   * @param boundGainBelow the same with a tenth less, which should be nothing
   */
  public record Need(
      Node node,
      String market,
      double purchaseUsd,
      double usdPerHour,
      @Nullable Double gbPerSecondPerWatt,
      double boundGainAbove,
      double boundGainBelow) {}

  /** Computes it: some hundreds of small evaluations and some tens of bounds. */
  public static HypotheticalTable of(
      Dataset dataset,
      PerformanceModel model,
      List<Candidate> candidates,
      List<Design> designs,
      Finance finance) {
    List<Curve> curves = new ArrayList<>();
    List<Need> needs = new ArrayList<>();
    for (boolean open : new boolean[] {false, true}) {
      String market = open ? OPEN : "the fleet as it is";
      var part = HypotheticalPart.in(dataset, model, open ? candidates : List.of());
      for (Design design : designs) {
        curves.add(new Curve(design.node(), market, points(part, design, finance)));
        for (double price : PRICES_USD) {
          needs.add(need(part, design, market, price, finance));
        }
      }
    }
    return new HypotheticalTable(List.copyOf(curves), List.copyOf(needs));
  }

  private static List<Point> points(HypotheticalPart part, Design design, Finance finance) {
    List<Point> points = new ArrayList<>();
    for (double bandwidth : BANDWIDTHS) {
      HypotheticalPart.Worth worth = part.worth(design, bandwidth);
      points.add(
          new Point(
              bandwidth,
              worth.usdPerHour(),
              finance.purchaseUsd(worth.usdPerHour()),
              worth.engine()));
    }
    return points;
  }

  private static Need need(
      HypotheticalPart part, Design design, String market, double price, Finance finance) {
    double usdPerHour = finance.usdPerHour(price);
    Double bandwidth = part.breakEvenBandwidthPerWatt(design, usdPerHour);
    return new Need(
        design.node(),
        market,
        price,
        usdPerHour,
        bandwidth,
        bandwidth == null
            ? Double.NaN
            : part.boundGainUsdPerHour(design, bandwidth * MARGIN, usdPerHour),
        bandwidth == null
            ? Double.NaN
            : part.boundGainUsdPerHour(design, bandwidth / MARGIN, usdPerHour));
  }
}
