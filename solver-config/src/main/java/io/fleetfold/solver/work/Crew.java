package io.fleetfold.solver.work;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work side by side with the one that asks. The results are the same whoever does the
 * work: an executor that is busy, refuses or has only one thread costs time and nothing else.
 *
 * <p>The common pool of the JVM is never used, as its owner may need it. Thread-safe.
 */
public final class Crew implements AutoCloseable {

  /** How threads of its own are called. */
  static final String THREAD_NAME = "fleetfold";

  private final Executor executor;
  private final @Nullable ExecutorService own;

  private Crew(Executor executor, @Nullable ExecutorService own) {
    this.executor = executor;
    this.own = own;
  }

  /**
   * A crew that works on an executor of somebody else; {@code null} for daemon threads of ours,
   * which end once they are idle for a second.
   */
  public static Crew of(@Nullable Executor given) {
    return given == null ? ofDaemons() : new Crew(given, null);
  }

  private static Crew ofDaemons() {
    int processors = Runtime.getRuntime().availableProcessors();
    var threads =
        new ThreadPoolExecutor(
            processors, processors, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Crew::daemon);
    threads.allowCoreThreadTimeOut(true);
    return new Crew(threads, threads);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, THREAD_NAME);
    thread.setDaemon(true);
    return thread;
  }

  /** No one but the thread that asks. */
  public static Crew alone() {
    return new Crew(work -> {}, null);
  }

  /** Begins a piece of work, to be awaited later. */
  public <T> Piece<T> start(Supplier<T> work) {
    var piece = new Piece<>(work);
    try {
      executor.execute(piece::doIt);
    } catch (RejectedExecutionException e) {
      // Whoever waits for the piece does it then.
      return piece;
    }
    return piece;
  }

  /** Does work by number, from 0, side by side, and returns what came of it in that order. */
  public <T> List<T> all(int count, IntFunction<T> work) {
    List<Piece<T>> pieces =
        IntStream.range(0, count).mapToObj(i -> start(() -> work.apply(i))).toList();
    return pieces.stream().map(Piece::await).toList();
  }

  /** Lets the threads of its own go at once; those of somebody else stay as they are. */
  @Override
  public void close() {
    if (own != null) {
      own.shutdownNow();
    }
  }
}
