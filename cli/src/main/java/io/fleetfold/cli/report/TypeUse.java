package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * What accelerators of one type do, in one site or in all.
 *
 * @param phases what each phase takes of them, in the order of {@link Phase}
 */
public record TypeUse(Accelerator type, Stock stock, List<PhaseCell> phases) {

  /**
   * How many accelerators there are.
   *
   * @param total in active hosts
   * @param unused of those, not touched by any shard
   * @param outOfService in hosts that are drained or switched off
   */
  public record Stock(long total, long unused, long outOfService) {

    Stock plus(Stock other) {
      return new Stock(
          total + other.total, unused + other.unused, outOfService + other.outOfService);
    }
  }

  /** What one phase takes of them. */
  public record PhaseCell(Phase phase, long acceleratorMillis, long milliwatts) {

    PhaseCell plus(PhaseCell other) {
      return new PhaseCell(
          phase, acceleratorMillis + other.acceleratorMillis, milliwatts + other.milliwatts);
    }
  }

  /** What this phase takes of them. */
  public PhaseCell phase(Phase phase) {
    return phases.get(phase.ordinal());
  }

  /** Both together, of the same type. */
  TypeUse plus(TypeUse other) {
    List<PhaseCell> sums = new ArrayList<>();
    phases.forEach(cell -> sums.add(cell.plus(other.phase(cell.phase()))));
    return new TypeUse(type, stock.plus(other.stock), List.copyOf(sums));
  }
}
