package io.fleetfold.solver.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A piece of work that one thread does once: a thread of the crew, or the one that waits for it if
 * nobody has begun. So waiting never hangs, however busy the crew is. Thread-safe.
 */
public final class Piece<T> {

  private final Supplier<T> work;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  Piece(Supplier<T> work) {
    this.work = work;
  }

  void doIt() {
    if (begun.compareAndSet(false, true)) {
      try {
        outcome.complete(work.get());
      } catch (RuntimeException | Error e) {
        outcome.completeExceptionally(e);
      }
    }
  }

  /** What came of it; does the work in this thread if nobody has begun. Throws what it threw. */
  public T await() {
    doIt();
    try {
      return outcome.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }
}
