package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.ShortagePrice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Empties a few racks of a plan and fills them again by an integer program, in books of its own
 * that follow the plan. Used by one thread at a time.
 */
public final class Exchanger {

  /** Racks that an exchange fills anew, on average. */
  private static final int BINS_PER_EXCHANGE = 24;

  /** Micro-dollars per hour below which a gain may be one of rounding alone. */
  private static final double LEAST_GAIN = 10;

  private final CellMap cells;
  private final ShardBooks books;
  private final RackExchange exchange;
  private final Transfer transfer;
  private int attempts;

  /**
   * Hosts that are filled anew.
   *
   * @param hosts every host whose shards may have changed
   * @param placements what is to run on them, pinned shards left out
   */
  public record Refill(List<Host> hosts, List<Placement> placements) {

    /** Copies the lists, so that a refill never changes. */
    public Refill {
      hosts = List.copyOf(hosts);
      placements = List.copyOf(placements);
    }
  }

  /**
   * Prepares empty books for a fleet.
   *
   * @param stop ends an attempt within moments; asked by other threads too
   */
  public Exchanger(CellMap cells, Candidates candidates, BooleanSupplier stop) {
    double[] shortagePrice = ShortagePrice.of(cells);
    this.cells = cells;
    this.books = new ShardBooks(cells, shortagePrice);
    this.exchange = new RackExchange(books, shortagePrice, candidates, stop);
    this.transfer = new Transfer(books);
  }

  /** Hosts whose shards are looked at together with those of this one, itself included. */
  public List<Host> together(Host host) {
    return transfer.bin(host).map(Bin::hosts).orElse(List.of());
  }

  /**
   * The books take over what has changed in the plan since the last time.
   *
   * @param changed hosts, each with all that are looked at {@link #together}
   * @param placements what runs on them, pinned shards left out
   */
  public void follow(Collection<Host> changed, List<Placement> placements) {
    transfer.replace(changed, placements);
  }

  /**
   * Looks for a better filling of some racks. The first attempts are rough ones: as long as racks
   * are as a dive left them, many programs that are solved roughly bring most.
   *
   * @param seconds wall clock; 0 for no limit
   * @return {@code null} when nothing better was found
   */
  public @Nullable Refill attempt(long seed, double seconds) {
    if (cells.bins().isEmpty()) {
      return null;
    }
    int[][] before = books.snapshot();
    double worth = books.objective();
    boolean thorough = attempts++ * BINS_PER_EXCHANGE >= cells.bins().size();
    exchange.attempt(new SplittableRandom(seed), seconds, thorough);
    return books.objective() - worth >= LEAST_GAIN ? changes(before) : null;
  }

  private Refill changes(int[][] before) {
    List<Host> hosts = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    for (Bin bin : cells.bins()) {
      int[] now = books.contents(bin.index());
      if (!sameItems(before[bin.index()], now)) {
        hosts.addAll(bin.hosts());
        placements.addAll(bin.pack(now));
      }
    }
    return new Refill(hosts, placements);
  }

  private static boolean sameItems(int[] one, int[] two) {
    if (Arrays.equals(one, two)) {
      return true;
    }
    return Arrays.equals(
        Arrays.stream(one).sorted().toArray(), Arrays.stream(two).sorted().toArray());
  }
}
