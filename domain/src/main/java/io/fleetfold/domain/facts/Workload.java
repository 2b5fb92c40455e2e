package io.fleetfold.domain.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream of requests for one model.
 *
 * @param index position in {@link Dataset#workloads()}
 */
public record Workload(
    int index,
    String id,
    Model model,
    Demand demand,
    Requests requests,
    Targets targets,
    Prices prices,
    Rules rules) {

  /**
   * How many requests come, and what share of them is promised.
   *
   * @param minServed share of the rate that a contract promises, 0 to 1
   */
  public record Demand(double requestsPerSecond, double minServed) {}

  /**
   * What a request looks like, on average.
   *
   * @param prefixCacheHit share of the prompt whose KV cache is already there, 0 to 1
   */
  public record Requests(double promptTokens, double outputTokens, double prefixCacheHit) {}

  /** Time to first token and time per output token, in milliseconds. */
  public record Targets(double ttftMillis, double tpotMillis) {}

  /** What a customer pays, in dollars per million tokens. */
  public record Prices(double inputUsdPerMtok, double outputUsdPerMtok) {

    /** Both prices times a factor. */
    public Prices times(double factor) {
      return new Prices(inputUsdPerMtok * factor, outputUsdPerMtok * factor);
    }
  }

  /**
   * Where and how it may run.
   *
   * @param sites the only sites allowed; empty for all
   * @param precision the format asked for; {@code null} for the best that model and accelerator
   *     support
   */
  public record Rules(Serving serving, Set<Site> sites, @Nullable Precision precision) {

    /** Anything goes. */
    public static final Rules ANY = new Rules(Serving.ANY, Set.of(), null);
  }

  /** A workload that may run anywhere, for {@link Dataset#of}, which gives it its index. */
  public static Workload of(
      String id, Model model, Demand demand, Requests requests, Targets targets, Prices prices) {
    return new Workload(Dataset.NO_INDEX, id, model, demand, requests, targets, prices, Rules.ANY);
  }

  /** The same workload with another demand. */
  public Workload withDemand(Demand other) {
    return new Workload(index, id, model, other, requests, targets, prices, rules);
  }

  /** The same workload at other token prices. */
  public Workload withPrices(Prices other) {
    return new Workload(index, id, model, demand, requests, targets, other, rules);
  }

  /** The same workload under other rules. */
  public Workload withRules(Rules other) {
    return new Workload(index, id, model, demand, requests, targets, prices, other);
  }

  /** Demand in micro-requests per second. */
  public long demandMicroRps() {
    return Math.round(demand.requestsPerSecond() * 1e6);
  }

  /** What a contract promises, in micro-requests per second, rounded up. */
  public long promisedMicroRps() {
    return Math.min(
        demandMicroRps(),
        (long) Math.ceil(demand.requestsPerSecond() * demand.minServed() * 1e6 - 1e-3));
  }

  /** Revenue of one request per second served for an hour, in micro-dollars. */
  public long microUsdPerHourPerRps() {
    double microUsdPerRequest =
        requests.promptTokens() * prices.inputUsdPerMtok()
            + requests.outputTokens() * prices.outputUsdPerMtok();
    return Math.round(3600 * microUsdPerRequest);
  }

  /** Whether shards of this workload may run in the site. */
  public boolean allows(Site site) {
    return rules.sites().isEmpty() || rules.sites().contains(site);
  }

  /** Workloads are the same when their ids are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Workload that && id.equals(that.id));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
