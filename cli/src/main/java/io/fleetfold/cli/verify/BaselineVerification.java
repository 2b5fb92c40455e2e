package io.fleetfold.cli.verify;

import io.fleetfold.cli.json.JsonValue;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.constraints.Audit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what a plan earns more than each baseline is the difference of both margins. */
final class BaselineVerification {

  private static final String GAIN = "gain_usd_per_hour";

  private BaselineVerification() {}

  /** Gains that are not. */
  static List<Finding> of(Audit audit, StatedSummary summary) {
    List<Finding> findings = new ArrayList<>();
    BigDecimal margin = Figures.exact(audit.money().marginMicroUsdPerHour(), 6);
    if (summary.find("baselines") instanceof JsonValue.Items baselines) {
      baselines.items().forEach(baseline -> compare(baseline, margin, findings));
    }
    return findings;
  }

  private static void compare(JsonValue baseline, BigDecimal margin, List<Finding> findings) {
    BigDecimal other = figure(baseline, "margin_usd_per_hour");
    BigDecimal stated = figure(baseline, GAIN);
    if (other == null || stated == null) {
      return;
    }
    BigDecimal computed = margin.subtract(other);
    String difference = Difference.between(stated, computed);
    if (difference != null) {
      String place = StatedSummary.place(baseline) + ": ";
      String sentence = place + stated.toPlainString() + " stated, " + computed + " computed";
      findings.add(new Finding("stated", "baselines." + GAIN, difference, "$/h", sentence));
    }
  }

  private static @Nullable BigDecimal figure(JsonValue object, String name) {
    return object instanceof JsonValue.Fields fields
            && fields.fields().get(name) instanceof JsonValue.Figure figure
        ? Difference.figure(figure.digits())
        : null;
  }
}
