package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the workloads of a dataset. */
final class Demands {

  /** Keeps the revenue of thousands of workloads, in micro-dollars, within 64 bits. */
  static final double MOST_USD_PER_HOUR = 1e9;

  private static final double MICRO = 1e-6;

  private final Index<Model> models;
  private final Index<Site> sites;

  Demands(Index<Model> models, Index<Site> sites) {
    this.models = models;
    this.sites = sites;
  }

  Index<Workload> workloads(Table table) {
    Index<Workload> workloads = new Index<>("workload");
    workloads.declare(table);
    int index = 0;
    for (Row row : table.rows()) {
      Model model = models.resolve(row, "model");
      Workload.Rules rules = rules(row);
      UnitCheck.workload(row);
      if (row.isSound() && model != null && rules != null) {
        Workload workload = workload(index, row, model, rules);
        checkRevenue(row, workload);
        warnIfIdle(row, workload);
        checkContext(row, workload);
        workloads.put(workload.id(), workload);
        index++;
      }
    }
    return workloads;
  }

  private static Workload workload(int index, Row row, Model model, Workload.Rules rules) {
    return new Workload(
        index,
        row.text("workload"),
        model,
        new Workload.Demand(row.decimal("requests_per_second"), row.decimal("min_served")),
        new Workload.Requests(
            row.decimal("prompt_tokens"),
            row.decimal("output_tokens"),
            row.decimal("prefix_cache_hit")),
        new Workload.Targets(row.decimal("ttft_ms"), row.decimal("tpot_ms")),
        new Workload.Prices(row.decimal("input_usd_per_mtok"), row.decimal("output_usd_per_mtok")),
        rules);
  }

  private Workload.@Nullable Rules rules(Row row) {
    Set<Site> allowed = sites(row);
    String precision = row.findText("precision");
    if (!row.isSound()) {
      return null;
    }
    return new Workload.Rules(
        row.choice("serving", Serving.class),
        allowed,
        precision == null ? null : Precision.valueOf(precision.toUpperCase(Locale.ROOT)));
  }

  private Set<Site> sites(Row row) {
    Set<Site> allowed = new LinkedHashSet<>();
    String joined = row.findText("sites");
    if (joined == null) {
      return allowed;
    }
    for (String part : joined.split(";", -1)) {
      if (part.isBlank()) {
        row.reject("sites", "a list of known sites joined by ; (one is empty)");
        return allowed;
      }
      if (part.indexOf(',') >= 0) {
        row.reject(
            "sites",
            joined,
            "a list of known sites joined by ;",
            () -> joined.replaceAll("\\s*,\\s*", ";"));
        return allowed;
      }
      Site site = sites.resolve(row, "sites", part.strip());
      if (site != null) {
        allowed.add(site);
      }
    }
    return allowed;
  }

  private static void warnIfIdle(Row row, Workload workload) {
    if (workload.demand().requestsPerSecond() == 0) {
      row.warn(
          "requests_per_second",
          "nobody asks for "
              + workload.id()
              + " at 0 requests/s, so nothing runs for it. If it is gone, take the row away.");
    }
  }

  private static void checkRevenue(Row row, Workload workload) {
    double usdPerHour =
        workload.microUsdPerHourPerRps() * workload.demand().requestsPerSecond() * MICRO;
    if (usdPerHour > MOST_USD_PER_HOUR) {
      row.reject(
          "requests_per_second",
          "possible: with these tokens and prices it would earn "
              + PlainNumber.text(Math.rint(usdPerHour))
              + " USD an hour, and the most is "
              + PlainNumber.text(MOST_USD_PER_HOUR));
    }
  }

  /** A longer request is refused by every engine of the model. */
  private static void checkContext(Row row, Workload workload) {
    Integer most = workload.model().maxContextTokens();
    double prompt = workload.requests().promptTokens();
    double output = workload.requests().outputTokens();
    if (most != null && prompt + output > most) {
      row.reject(
          prompt >= output ? "prompt_tokens" : "output_tokens",
          "possible: prompt and answer together are "
              + PlainNumber.text(prompt + output)
              + " tokens, and "
              + workload.model().id()
              + " takes at most "
              + most
              + "; if yours takes more, set its max_context_tokens in models.csv");
    }
  }
}
