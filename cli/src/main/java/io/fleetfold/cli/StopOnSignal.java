package io.fleetfold.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/**
 * Lets Ctrl-C or SIGTERM end a solve early with its plan written. The first signal asks the solver
 * to stop and waits; a second Ctrl-C ends the process at once.
 *
 * <p>While the JVM shuts down, {@code System.exit} would wait for this hook and the hook for the
 * writer; so whoever has written the plan ends the process by {@link #haltIfSignalled}.
 */
final class StopOnSignal implements AutoCloseable {

  private static final int SECOND_CTRL_C = 130;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Runnable stop;
  private final Thread hook = new Thread(this::onSignal, "stop-on-signal");
  private volatile boolean signalled;

  private StopOnSignal(Runnable stop) {
    this.stop = stop;
  }

  /** Calls {@code stop} when the process is asked to end before this is closed. */
  static StopOnSignal install(Runnable stop) {
    var signals = new StopOnSignal(stop);
    Runtime.getRuntime().addShutdownHook(signals.hook);
    return signals;
  }

  private void onSignal() {
    signalled = true;
    endAtOnceOnSecondCtrlC();
    stop.run();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The JVM ignores signals while it shuts down; its only way to hear them is not a public API. */
  private static void endAtOnceOnSecondCtrlC() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object halt =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                Runtime.getRuntime().halt(SECOND_CTRL_C);
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), halt);
    } catch (ReflectiveOperationException e) {
      // Without it a second Ctrl-C changes nothing: the plan is still written and the process ends.
    }
  }

  /** Ends the process now if a signal came; returns if none did. */
  void haltIfSignalled(int exitCode) {
    if (signalled) {
      Runtime.getRuntime().halt(exitCode);
    }
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook has run, and has been let go above.
    }
  }
}
