package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.solver.economics.life.Candidate;
import io.fleetfold.solver.economics.life.Finance;
import io.fleetfold.solver.economics.life.LifeClaim;
import io.fleetfold.solver.economics.life.LifeSpan;
import io.fleetfold.solver.economics.life.Obsolescence;
import io.fleetfold.solver.economics.life.Retirement;
import io.fleetfold.solver.economics.life.Scenario;
import io.fleetfold.solver.economics.life.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts verdicts and life spans into a study.
 *
 * @param spans of every scenario, world and type; empty when only today was asked for
 */
public record LifeStudy(
    Dataset dataset,
    List<Verdict> verdicts,
    List<Candidate> candidates,
    List<LifeSpan> spans,
    List<Retirement> retirements,
    Finance finance,
    int horizonYears) {

  /** The study. */
  public Study study() {
    Study study = new Study(headline()).fact("dataset", dataset.name());
    study.sheet(obsolescence()).sheet(breakEvens()).sheet(candidateSheet());
    if (!spans.isEmpty()) {
      LifeClaim claim = LifeClaim.of(spans);
      study.sheet(matrix()).sheet(economicLife()).sheet(claimSheet(claim));
      study.sheet(scenarios()).sheet(retirementSheet());
      study.fact("claim", claim.verdict());
      study.note("The claim that disaggregation stretches life from 3-4 to 10-15 years:");
      study.note(claim.verdict());
    }
    study.note(
        "Keeping, replacing, per kW and per slot (an accelerator's place): at the prices of the"
            + " fleet as it is, which hold for small changes. Bound: computed again with one host"
            + " or all hosts replaced, capital paid; it decides.");
    Obsolescence.assumptions(finance).forEach(study::note);
    if (!dataset.profiles().isEmpty()) {
      study.note(
          "Types that the dataset measures run as measured, candidates as the performance model"
              + " predicts.");
    }
    return study;
  }

  private String headline() {
    long now =
        verdicts.stream().filter(verdict -> verdict.advice() == Verdict.Advice.REPLACE_NOW).count();
    return dataset.name()
        + ": "
        + now
        + " of "
        + Figures.counted(verdicts.size(), "pool")
        + " would earn more with a new part today";
  }

  private Sheet obsolescence() {
    var sheet =
        new Sheet(
            "obsolescence",
            "Keep or replace, $/h of a host",
            Sheet.text("accelerator", "accelerator"),
            Sheet.text("site", "site"),
            Sheet.count("hosts", "hosts"),
            Sheet.usd("keep_usd_per_hour", "keeping earns"),
            Sheet.usd("keep_usd_per_kw_hour", "per kW"),
            Sheet.usd("keep_usd_per_slot_hour", "per slot"),
            Sheet.text("keep_engine", ""),
            Sheet.text("candidate", "candidate"),
            Sheet.usd("replace_usd_per_hour", "replacing earns"),
            Sheet.usd("replace_usd_per_kw_hour", "per kW"),
            Sheet.usd("replace_usd_per_slot_hour", "per slot"),
            Sheet.text("replace_engine", ""),
            Sheet.usd("bound_one_host_usd_per_hour", "bound: one"),
            Sheet.usd("bound_all_hosts_usd_per_hour", "bound: all, each"),
            Sheet.text("advice", "advice"),
            Sheet.usd("waiting_usd_per_year", ""));
    for (Verdict verdict : verdicts) {
      Verdict.Side replace = verdict.replace();
      Verdict.Counterfactual bound = verdict.counterfactual();
      Candidate candidate = verdict.candidate();
      sheet.add(
          verdict.type().id(),
          verdict.site().id(),
          verdict.hosts(),
          verdict.keep().rent(),
          verdict.keep().perKwHour(),
          verdict.keep().perSlotHour(),
          verdict.keep().engine(),
          candidate == null ? "none newer" : candidate.type().id(),
          replace == null ? null : replace.rent(),
          replace == null ? null : replace.perKwHour(),
          replace == null ? null : replace.perSlotHour(),
          replace == null ? null : replace.engine(),
          bound == null ? null : bound.oneHost(),
          bound == null ? null : bound.allHosts(),
          advice(verdict),
          verdict.waitingUsdPerYear());
    }
    return sheet;
  }

  private static String advice(Verdict verdict) {
    return switch (verdict.advice()) {
      case KEEP -> "keep";
      case REPLACE_NOW -> {
        Verdict.Counterfactual bound = verdict.counterfactual();
        boolean all = bound != null && bound.allHosts() > 0;
        yield all ? "replace now" : "replace some now";
      }
      case REPLACE_WHEN -> "replace when cheaper";
    };
  }

  private Sheet breakEvens() {
    var sheet =
        new Sheet(
            "break_evens",
            "Where keeping and replacing earn the same, all else as it is",
            Sheet.text("accelerator", "accelerator"),
            Sheet.text("site", "site"),
            Sheet.text("candidate", "candidate"),
            Sheet.text("electricity_usd_per_kwh", "electricity $/kWh"),
            Sheet.text("scarcity_usd_per_kw_hour", "power worth $/kW-h"),
            Sheet.usd("candidate_usd_per_hour", "candidate costs $/h"),
            Sheet.usd("break_even_usd_per_hour", "may cost $/h"),
            Sheet.usd("break_even_purchase_usd", "or to buy $"),
            Sheet.text("affordable_in_years", "in years"),
            Sheet.usd("waiting_a_year_costs_usd", "a year's waiting $"));
    for (Verdict verdict : verdicts) {
      Verdict.BreakEvens at = verdict.breakEvens();
      Candidate candidate = verdict.candidate();
      if (at != null && candidate != null) {
        sheet.add(
            verdict.type().id(),
            verdict.site().id(),
            candidate.type().id(),
            price(at.electricityUsdPerKwh(), "never below 1"),
            price(at.scarcityUsdPerKwHour(), "never below 50"),
            candidate.usdPerHour(),
            at.candidateUsdPerHour(),
            at.candidatePurchaseUsd(),
            years(at.yearsUntil()),
            verdict.waitingUsdPerYear());
      }
    }
    return sheet;
  }

  private static String price(@Nullable Double usd, String never) {
    return usd == null ? never : String.format(Locale.ROOT, "%.3f", usd);
  }

  private static String years(double years) {
    return years == 0
        ? "now"
        : Double.isInfinite(years) ? "never" : String.format(Locale.ROOT, "%.1f", years);
  }

  private Sheet candidateSheet() {
    var sheet =
        new Sheet(
            "candidates",
            "What candidates cost",
            Sheet.text("accelerator", "accelerator"),
            Sheet.usd("usd_per_hour", "$/h"),
            Sheet.count("accelerators_per_host", "a host"),
            Sheet.text("source", "source"));
    candidates.forEach(
        each -> sheet.add(each.type().id(), each.usdPerHour(), each.perHost(), each.source()));
    return sheet;
  }

  /** For people: a row a scenario and type, a column a world. */
  private Sheet matrix() {
    var sheet =
        new Sheet(
            "life_table",
            "Stops paying in (prefill and decode apart | one pool for both phases)",
            Sheet.text("scenario", "scenario"),
            Sheet.text("accelerator", "accelerator"),
            Sheet.text("apart_nothing_new", "apart, nothing new"),
            Sheet.text("pool_nothing_new", "pool, nothing new"),
            Sheet.text("apart_any_new", "apart, any new part"),
            Sheet.text("pool_any_new", "pool, any new part"),
            Sheet.text("apart_decode_parts", "apart, decode parts too"),
            Sheet.text("pool_decode_parts", "pool, decode parts too"));
    Map<List<String>, Map<LifeSpan.World, String>> rows = new LinkedHashMap<>();
    for (LifeSpan span : spans) {
      rows.computeIfAbsent(
              List.of(span.scenario().id(), span.type().id()), key -> new LinkedHashMap<>())
          .put(span.world(), stops(span));
    }
    rows.forEach((key, cells) -> {
      @Nullable Object[] row = new @Nullable Object[8];
      row[0] = key.getFirst();
      row[1] = key.getLast();
      for (int i = 0; i < LifeSpan.World.ALL.size(); i++) {
        row[i + 2] = cells.get(LifeSpan.World.ALL.get(i));
      }
      sheet.add(row);
    });
    return sheet;
  }

  private String stops(LifeSpan span) {
    int stop = span.scenario().baseYear() + span.lastYear() + 1;
    return switch (span.ended()) {
      case HORIZON -> "after " + (span.scenario().baseYear() + horizonYears);
      case SOFTWARE -> (span.lastYear() < 0 ? "has" : stop) + " (software)";
      case ECONOMICS -> span.lastYear() < 0 ? "has" : String.valueOf(stop);
    };
  }

  private Sheet economicLife() {
    var sheet =
        new Sheet(
            "economic_life",
            "",
            Sheet.text("scenario", ""),
            Sheet.text("accelerator", ""),
            Sheet.text("disaggregated", ""),
            Sheet.text("new_parts", ""),
            Sheet.text("decode_parts", ""),
            Sheet.usd("earns_today_usd_per_hour", ""),
            Sheet.count("pays_for_years", ""),
            Sheet.number("age_at_end_years", ""),
            Sheet.text("ended_by", ""));
    for (LifeSpan span : spans) {
      sheet.add(
          span.scenario().id(),
          span.type().id(),
          String.valueOf(span.world().disaggregated()),
          String.valueOf(span.world().entry()),
          String.valueOf(span.world().specialised()),
          span.rents().isEmpty() ? null : span.rents().getFirst(),
          span.lastYear() + 1,
          span.ageAtEnd(),
          span.ended().name().toLowerCase(Locale.ROOT));
    }
    return sheet;
  }

  private static Sheet claimSheet(LifeClaim claim) {
    var sheet =
        new Sheet(
            "claim",
            "Age at the end, years since release: does disaggregation stretch it?",
            Sheet.text("scenario", "scenario"),
            Sheet.text("world", "what can be bought"),
            Sheet.count("types", "types"),
            Sheet.number("median_age_one_pool", "median, one pool"),
            Sheet.number("median_age_apart", "median, apart"),
            Sheet.number("median_gain_years", "median gain"),
            Sheet.number("largest_gain_years", "largest gain"),
            Sheet.count("longer", "live longer"),
            Sheet.count("shorter", "shorter"),
            Sheet.count("as_claimed", "5 or less to 10 or more"),
            Sheet.count("at_horizon", "still pay at the end"));
    claim
        .rows()
        .forEach(row ->
            sheet.add(
                row.scenario().id(),
                row.world(),
                row.types(),
                row.medianOnePool(),
                row.medianApart(),
                row.medianGain(),
                row.largestGain(),
                row.longer(),
                row.shorter(),
                row.asClaimed(),
                row.atHorizon()));
    return sheet;
  }

  private Sheet scenarios() {
    var sheet =
        new Sheet(
            "scenarios",
            "Scenarios",
            Sheet.text("scenario", "scenario"),
            Sheet.percent("token_price_fall", "token prices fall"),
            Sheet.percent("demand_growth", "demand grows"),
            Sheet.number("generation_years", "generation, years"),
            Sheet.number("bandwidth_per_watt_gain", "bandwidth/W x"),
            Sheet.number("compute_per_watt_gain", "compute/W x"),
            Sheet.number("price_per_watt_gain", "price/W x"),
            Sheet.text("support_years", "support, years"),
            Sheet.usd("upkeep_usd_per_accelerator_hour", "upkeep $/h"),
            Sheet.text("source", ""));
    spans.stream()
        .map(LifeSpan::scenario)
        .distinct()
        .forEach(scenario -> addScenario(sheet, scenario));
    return sheet;
  }

  private static void addScenario(Sheet sheet, Scenario scenario) {
    Double support = scenario.supportYears();
    sheet.add(
        scenario.id(),
        scenario.market().tokenPriceFall(),
        scenario.market().demandGrowth(),
        scenario.generations().years(),
        scenario.generations().bandwidthGain(),
        scenario.generations().computeGain(),
        scenario.generations().priceGain(),
        support == null ? "no end" : String.format(Locale.ROOT, "%.0f", support),
        scenario.upkeepUsdPerHour(),
        scenario.source());
  }

  private Sheet retirementSheet() {
    var sheet =
        new Sheet(
            "retirements",
            "Let go in fact, years since launch",
            Sheet.text("accelerator", "accelerator"),
            Sheet.text("who", "who"),
            Sheet.text("what", "what"),
            Sheet.text("date", "date"),
            Sheet.number("years_since_launch", "years"),
            Sheet.text("source", ""));
    retirements.forEach(each ->
        sheet.add(
            each.accelerator(),
            each.who(),
            each.what(),
            each.date(),
            each.yearsSinceLaunch(),
            each.source()));
    return sheet;
  }
}
