package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.PowerDomain;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds power limits that were probably typed in the wrong unit. One far above what the hosts below
 * could draw is warned of: it never binds, and nobody would notice that watts were typed; but a
 * hall may be new, or emptied. One far below is refused: the hosts could not even idle.
 */
final class LimitCheck {

  /**
   * Real limits lie between a third of what the hosts could draw and three times that; in watts a
   * thousand times higher.
   */
  static final double WATTS_FACTOR = 300;

  /** Idle draw alone breaks a limit this far below what the hosts could draw. */
  static final double MEGAWATTS_FACTOR = 1000;

  /**
   * All-in watts are 1.7 to 2.5 times the design power (datasets/README.md); the upper end, because
   * this bounds.
   */
  private static final double ALL_IN_PER_TDP = 2.5;

  private final Index<PowerDomain> domains;
  private final Map<PowerDomain, Double> watts = new HashMap<>();
  private final Set<PowerDomain> uncertain = new HashSet<>();
  private boolean allUncertain;

  private LimitCheck(Index<PowerDomain> domains) {
    this.domains = domains;
  }

  static void check(
      Table powerDomains,
      Index<PowerDomain> domains,
      Table hostRows,
      List<Host> hosts,
      List<MeasuredProfile> profiles) {
    LimitCheck check = new LimitCheck(domains);
    check.addDraw(hosts, measuredWatts(profiles));
    check.addUncertain(hostRows);
    powerDomains.rows().forEach(check::check);
  }

  /** Most watts measured on one accelerator of each type. */
  private static Map<Accelerator, Double> measuredWatts(List<MeasuredProfile> profiles) {
    Map<Accelerator, Double> most = new HashMap<>();
    for (MeasuredProfile profile : profiles) {
      most.merge(
          profile.accelerator(), profile.watts() * 1000 / profile.acceleratorMillis(), Math::max);
    }
    return most;
  }

  private void addDraw(List<Host> hosts, Map<Accelerator, Double> measured) {
    for (Host host : hosts) {
      double each =
          Math.max(allInWatts(host.accelerator()), measured.getOrDefault(host.accelerator(), 0.0));
      for (PowerDomain domain : host.powerDomain().path()) {
        watts.merge(domain, host.accelerators() * each, Double::sum);
      }
    }
  }

  private static double allInWatts(Accelerator accelerator) {
    Double allIn = accelerator.power().allInWatts();
    Double tdp = accelerator.power().tdpWatts();
    return allIn != null ? allIn : tdp == null ? 0 : tdp * ALL_IN_PER_TDP;
  }

  /** A wrong host row hides draw somewhere: at its domain and above, or anywhere. */
  private void addUncertain(Table hostRows) {
    allUncertain = !hostRows.complete();
    for (Row row : hostRows.rows()) {
      if (!row.isSound()) {
        String id = row.findText("power_domain");
        PowerDomain domain = id == null ? null : domains.find(id);
        allUncertain |= domain == null;
        if (domain != null) {
          uncertain.addAll(domain.path());
        }
      }
    }
  }

  private void check(Row row) {
    Double limitKilowatts = row.findDecimal("limit_kw");
    String id = row.findText("power_domain");
    PowerDomain domain = id == null ? null : domains.find(id);
    double drawKilowatts = domain == null ? 0 : watts.getOrDefault(domain, 0.0) / 1000;
    if (!row.isSound() || limitKilowatts == null || limitKilowatts == 0 || drawKilowatts == 0) {
      return;
    }
    boolean certain = !allUncertain && !uncertain.contains(domain);
    if (certain && limitKilowatts > WATTS_FACTOR * drawKilowatts) {
      warn(row, limitKilowatts / drawKilowatts, drawKilowatts);
    } else if (limitKilowatts * MEGAWATTS_FACTOR < drawKilowatts) {
      reject(row, drawKilowatts);
    }
  }

  private static void warn(Row row, double times, double drawKilowatts) {
    String limit = row.cell(row.indexOf("limit_kw"));
    row.warn(
        "limit_kw",
        "\""
            + limit
            + "\" kW is "
            + PlainNumber.text(Math.rint(times))
            + " times what all hosts below could draw, "
            + text(drawKilowatts)
            + " kW, so it never binds. If watts were typed, write "
            + scaled(limit, -3)
            + "; if nothing limits this domain, leave the cell empty.");
  }

  private static void reject(Row row, double drawKilowatts) {
    String limit = row.cell(row.indexOf("limit_kw"));
    row.reject(
        "limit_kw",
        limit,
        "a likely limit in kW: all hosts below could draw "
            + text(drawKilowatts)
            + " kW, so these are probably megawatts",
        () -> scaled(limit, 3));
  }

  private static String text(double kilowatts) {
    return PlainNumber.text(Math.rint(kilowatts * 1000) / 1000);
  }

  private static String scaled(String limit, int powerOfTen) {
    return new BigDecimal(limit).scaleByPowerOfTen(powerOfTen).stripTrailingZeros().toPlainString();
  }
}
