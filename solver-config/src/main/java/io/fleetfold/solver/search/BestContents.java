package io.fleetfold.solver.search;

import io.fleetfold.domain.plan.Placement;
import java.util.List;

/** The best plan that some books have seen. Not thread-safe. */
final class BestContents {

  private final ShardBooks books;
  private int[][] contents;
  private double objective;

  BestContents(ShardBooks books) {
    this.books = books;
    this.contents = books.snapshot();
    this.objective = books.objective();
  }

  /** Remembers the plan in the books if it is the best so far. */
  void remember() {
    if (books.objective() > objective) {
      objective = books.objective();
      contents = books.snapshot();
    }
  }

  /** Puts the best plan back into the books. */
  void restore() {
    books.restore(contents);
  }

  /** Micro-dollars per hour. */
  double objective() {
    return objective;
  }

  /** Every shard on its host, pinned ones left out. */
  List<Placement> placements() {
    return books.placements(contents);
  }
}
