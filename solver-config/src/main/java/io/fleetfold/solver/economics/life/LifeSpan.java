package io.fleetfold.solver.economics.life;

import io.fleetfold.domain.facts.Accelerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a type pays in one scenario under one way of serving and buying.
 *
 * @param rents what one accelerator earns after upkeep in the best site, in $/h, by years from now,
 *     as far as it matters
 * @param lastYear years from now in which it still pays; -1 when it does not pay today, the horizon
 *     when it pays to the end
 * @param ended what ended it
 */
public record LifeSpan(
    Scenario scenario,
    World world,
    Accelerator type,
    List<Double> rents,
    int lastYear,
    Ending ended) {

  /**
   * How requests are served, and what can be bought.
   *
   * @param disaggregated whether prefill and decode may run apart
   * @param entry whether any number of new parts can be bought
   * @param specialised whether memory-centric ones are among them
   */
  public record World(boolean disaggregated, boolean entry, boolean specialised) {

    /** Every world that differs from another. */
    public static final List<World> ALL =
        List.of(
            new World(true, false, false),
            new World(false, false, false),
            new World(true, true, false),
            new World(false, true, false),
            new World(true, true, true),
            new World(false, true, true));
  }

  /** Why a type stops. */
  public enum Ending {
    /** It earns less than its upkeep. */
    ECONOMICS,
    /** Software no longer supports it. */
    SOFTWARE,
    /** It still pays in the last year looked at. */
    HORIZON
  }

  /** Copies the list. */
  public LifeSpan {
    rents = List.copyOf(rents);
  }

  /**
   * Its age in years when it stops, counted from its release; {@code null} without a release date.
   */
  public @Nullable Double ageAtEnd() {
    Double released = releaseYear(type);
    return released == null ? null : Double.valueOf(scenario.baseYear() + lastYear + 1 - released);
  }

  /** Release as a year with its fraction; {@code null} when unknown. */
  static @Nullable Double releaseYear(Accelerator type) {
    String released = type.provenance().released();
    if (released == null) {
      return null;
    }
    double year = Integer.parseInt(released.substring(0, 4));
    return released.length() < 7
        ? year
        : year + (Integer.parseInt(released.substring(5, 7)) - 1) / 12.0;
  }
}
