package io.fleetfold.cli.report;

import io.fleetfold.constraints.Violation;
import io.fleetfold.solver.Proof;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.Unavoidable;
import io.fleetfold.solver.bound.Gap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How good a plan is known to be, in words: the best proof, by name; a weaker one is detail. The
 * terminal, the page and the night say the same.
 */
public final class ProofText {

  private final SolveResult result;

  private ProofText(SolveResult result) {
    this.result = result;
  }

  /** {@code proven optimal (branch and bound; shadow prices alone leave 3.8 %)}. */
  public static String of(SolveResult result) {
    return new ProofText(result).text();
  }

  private String text() {
    Double gap = result.gap();
    Double bound = result.leastBoundUsdPerHour();
    if (gap == null || bound == null) {
      return withoutProof();
    }
    return (gap <= Gap.OPTIMAL ? best() : below(gap, bound)) + " (" + source() + ")";
  }

  private String best() {
    return result.isOptimal()
        ? "proven optimal"
        : "no plan that serves the contracts as well earns more";
  }

  private String below(double gap, double bound) {
    return "at most "
        + percentUp(gap)
        + " below the best "
        + (result.audit().score().medium() < 0
            ? "plan that serves the contracts as well, "
            : "possible, ")
        + Figures.usd(bound);
  }

  private String source() {
    if (result.proof() == Proof.DUALS) {
      return "shadow prices";
    }
    Double weaker = result.dualsGap();
    return weaker == null || weaker <= Gap.OPTIMAL
        ? "branch and bound"
        : "branch and bound; shadow prices alone leave " + percentUp(weaker);
  }

  private String withoutProof() {
    List<Violation> unavoidable = Unavoidable.in(result.problem());
    if (!unavoidable.isEmpty()) {
      return impossible(unavoidable);
    }
    Double upper = result.upperBoundUsdPerHour();
    return upper == null
        ? "no bound: " + Objects.toString(result.noBoundReason(), "")
        : "a plan that keeps every limit earns at most " + Figures.usd(upper);
  }

  /** What there is to say where every plan breaks a limit: a bound on none of them says nothing. */
  static String impossible(List<Violation> unavoidable) {
    return "impossible: no plan keeps every limit; even with nothing that may be left out, "
        + unavoidable.getFirst().sentence();
  }

  /** Rounded up, so that nothing is closer than it is known to be. */
  static String percentUp(@Nullable Double share) {
    return share == null
        ? "-"
        : String.format(Locale.ROOT, "%.1f %%", Math.ceil(share * 1000 - 1e-9) / 10);
  }
}
