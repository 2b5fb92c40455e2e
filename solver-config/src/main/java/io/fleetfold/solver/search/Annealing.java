package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.Item;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Simulated annealing over shards with moves made for this problem: put a shard where others were
 * and fill what room is left, put a prefill and a decode shard of one workload at once, and let two
 * bins exchange kinds, which trades a little of one flow for another because types differ.
 */
final class Annealing {

  private static final int AGGREGATED = Phase.AGGREGATED.ordinal();
  private static final int MOST_EJECTED = 12;
  private static final int FILL_TRIES = 4;

  private final ShardBooks books;
  private final List<Bin> bins;
  private final Candidates candidates;
  private final Scope scope;
  private final RandomGenerator random;
  private final Journal journal;

  Annealing(ShardBooks books, Candidates candidates, Scope scope, RandomGenerator random) {
    this.books = books;
    this.bins = books.cells().bins();
    this.candidates = candidates;
    this.scope = scope;
    this.random = random;
    this.journal = new Journal(books);
  }

  /**
   * Proposes moves at one temperature.
   *
   * @param temperature micro-dollars per hour; a loss of this size is accepted in one of e cases
   */
  void run(int proposals, double temperature) {
    for (int i = 0; i < proposals; i++) {
      double before = books.objective();
      propose();
      double change = books.objective() - before;
      if (journal.isEmpty()) {
        continue;
      }
      if (change >= 0
          || (temperature > 0 && random.nextDouble() < Math.exp(change / temperature))) {
        journal.keep();
      } else {
        journal.undo();
      }
    }
  }

  private void propose() {
    int kind = random.nextInt(20);
    if (kind < 5) {
      insert(scope.random(random));
    } else if (kind < 10) {
      exchange();
    } else if (kind < 17) {
      convert();
    } else {
      trim();
    }
  }

  /**
   * A pair of engines, prefill and decode of one workload in one zone, makes way for a pair of
   * another workload.
   */
  private void convert() {
    int one = scope.random(random);
    if (books.shards(one) == 0) {
      return;
    }
    int position = random.nextInt(books.shards(one));
    int flow = flowAt(one, position);
    int zone = bins.get(one).zone();
    int[] items = candidates.of(one);
    if (flow % 3 == AGGREGATED || items.length == 0) {
      return;
    }
    ShardList partners = books.feeders(zone, partner(flow));
    int two = partners.size() == 0 ? -1 : partners.bin(random.nextInt(partners.size()));
    int itemIndex = pick(items);
    int other = bins.get(one).hostClass().items().get(itemIndex).flow();
    if (two < 0 || two == one || other == flow || !scope.contains(two)) {
      return;
    }
    journal.remove(one, position);
    removeFeeding(two, partner(flow));
    if (!put(one, itemIndex)) {
      return;
    }
    if (other % 3 == AGGREGATED) {
      fill(two);
      return;
    }
    int[] feeding = candidates.feeding(bins.get(two).hostClass(), partner(other));
    if (feeding.length > 0) {
      put(two, feeding[random.nextInt(feeding.length)]);
    } else {
      fill(two);
    }
  }

  private void removeFeeding(int bin, int flow) {
    for (int position = 0; position < books.shards(bin); position++) {
      if (flowAt(bin, position) == flow) {
        journal.remove(bin, position);
        return;
      }
    }
  }

  private static int partner(int flow) {
    return flow % 3 == 0 ? flow + 1 : flow - 1;
  }

  /**
   * A shard of which the zone has more than its partner phase needs makes way for anything else.
   */
  private void trim() {
    int one = scope.random(random);
    if (books.shards(one) == 0) {
      return;
    }
    int position = random.nextInt(books.shards(one));
    int flow = flowAt(one, position);
    int zone = bins.get(one).zone();
    if (flow % 3 == AGGREGATED || books.flow(zone, flow) <= books.flow(zone, partner(flow))) {
      return;
    }
    journal.remove(one, position);
    int[] items = candidates.of(one);
    put(one, pick(items));
  }

  private void insert(int bin) {
    int[] items = candidates.of(bin);
    if (items.length > 0) {
      put(bin, pick(items));
    }
  }

  private int pick(int[] items) {
    double u = random.nextDouble();
    return items[(int) (u * u * items.length)];
  }

  /** Ejects random shards until the item fits, adds it, and fills what room is left. */
  private boolean put(int bin, int itemIndex) {
    Item item = bins.get(bin).hostClass().items().get(itemIndex);
    int ejected = 0;
    while (!books.fits(bin, item)) {
      if (books.shards(bin) == 0 || ejected++ == MOST_EJECTED) {
        journal.undo();
        return false;
      }
      journal.remove(bin, random.nextInt(books.shards(bin)));
    }
    journal.add(bin, itemIndex);
    fill(bin);
    return true;
  }

  private void fill(int bin) {
    int[] items = candidates.of(bin);
    List<Item> all = bins.get(bin).hostClass().items();
    for (int attempt = 0; attempt < FILL_TRIES && books.freeUnits(bin) > 0; attempt++) {
      int itemIndex = pick(items);
      if (books.fits(bin, all.get(itemIndex))) {
        double before = books.objective();
        journal.add(bin, itemIndex);
        if (books.objective() < before) {
          journal.undoLast();
        }
      }
    }
  }

  /**
   * Two shards of different bins: each bin gives up its own and takes one that feeds the other's
   * flow.
   */
  private void exchange() {
    int one = scope.random(random);
    int two = scope.random(random);
    if (one == two || books.shards(one) == 0 || books.shards(two) == 0) {
      return;
    }
    int first = random.nextInt(books.shards(one));
    int second = random.nextInt(books.shards(two));
    int firstFlow = flowAt(one, first);
    int secondFlow = flowAt(two, second);
    if (firstFlow == secondFlow) {
      return;
    }
    journal.remove(one, first);
    journal.remove(two, second);
    if (!(addFeeding(one, secondFlow) && addFeeding(two, firstFlow))) {
      journal.undo();
      return;
    }
    fill(one);
    fill(two);
  }

  private int flowAt(int bin, int position) {
    return bins.get(bin).hostClass().items().get(books.itemAt(bin, position)).flow();
  }

  private boolean addFeeding(int bin, int flow) {
    int[] items = candidates.feeding(bins.get(bin).hostClass(), flow);
    if (items.length == 0) {
      return false;
    }
    int start = random.nextInt(items.length);
    for (int i = 0; i < items.length; i++) {
      int itemIndex = items[(start + i) % items.length];
      if (books.fits(bin, bins.get(bin).hostClass().items().get(itemIndex))) {
        journal.add(bin, itemIndex);
        return true;
      }
    }
    return false;
  }
}
