package io.fleetfold.solver.search;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Searches a part of the fleet as if the rest stood still, with books of its own, so that two can
 * work side by side. Used by one thread at a time.
 */
final class Worker {

  /** Proposals between two looks at whether to stop: a few milliseconds. */
  private static final int AT_A_TIME = 1_000;

  private final ShardBooks books;
  private final Candidates candidates;
  private final RackExchange exchange;
  private final BooleanSupplier stop;

  /**
   * What to do with a part of the fleet.
   *
   * @param plan the items in every bin at first
   * @param proposals small moves to propose
   * @param temperature of the annealing, micro-dollars per hour
   * @param exchanges integer programs to solve afterwards
   * @param seconds wall clock that one of them may take; 0 for no limit
   */
  record Task(
      Contents plan,
      Scope scope,
      SplittableRandom random,
      int proposals,
      double temperature,
      int exchanges,
      double seconds) {}

  /**
   * What came of it.
   *
   * @param contents items by bin of the scope
   * @param objective of the whole plan, the rest of it as it was
   */
  record Outcome(Scope scope, Contents contents, double objective) {}

  Worker(
      ShardBooks books, double[] shortagePrice, Candidates candidates, BooleanSupplier stop) {
    this.books = books;
    this.candidates = candidates;
    this.stop = stop;
    this.exchange = new RackExchange(books, shortagePrice, candidates, stop);
  }

  Outcome work(Task task) {
    books.restore(task.plan().items());
    Scope scope = task.scope();
    if (!scope.isEmpty()) {
      var annealing = new Annealing(books, candidates, scope, task.random());
      for (int done = 0; done < task.proposals() && !stop.getAsBoolean(); done += AT_A_TIME) {
        annealing.run(Math.min(AT_A_TIME, task.proposals() - done), task.temperature());
      }
      for (int i = 0; i < task.exchanges() && !stop.getAsBoolean(); i++) {
        exchange.attempt(scope, task.random(), task.seconds(), task.proposals() > 0);
      }
    }
    int[] bins = scope.bins();
    int[][] contents = new int[bins.length][];
    for (int i = 0; i < bins.length; i++) {
      contents[i] = books.contents(bins[i]);
    }
    return new Outcome(scope, new Contents(contents), books.objective());
  }
}
