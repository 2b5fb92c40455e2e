package io.fleetfold.solver.program;

import java.util.function.BooleanSupplier;

/**
 * Asks again and again whether an engine is to stop, while another thread is busy inside of it, and
 * interrupts the engine then. Between two questions passes less time than people notice.
 */
final class Interruption {

  private static final long PAUSE_MILLIS = 20;

  private final BooleanSupplier stop;
  private final Runnable interrupt;
  private boolean over;

  private Interruption(BooleanSupplier stop, Runnable interrupt) {
    this.stop = stop;
    this.interrupt = interrupt;
  }

  /** Watches until closed; after that nothing is interrupted any more. */
  static Interruption watch(BooleanSupplier stop, Runnable interrupt) {
    var interruption = new Interruption(stop, interrupt);
    Thread.startVirtualThread(interruption::ask);
    return interruption;
  }

  /** Engines forget an interruption that comes before they begin, so one is not enough. */
  private synchronized void ask() {
    try {
      while (!over) {
        if (stop.getAsBoolean()) {
          interrupt.run();
        }
        wait(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The engine has ended. */
  synchronized void close() {
    over = true;
    notifyAll();
  }
}
