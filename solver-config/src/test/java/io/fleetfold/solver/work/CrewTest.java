package io.fleetfold.solver.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.fixture.RandomFleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CrewTest {

  private static final FleetProblem FLEET =
      new RandomFleet(RandomFleet.Size.SMALL, 4)
          .withPromises()
          .withShards(true, true)
          .fleet()
          .problem();

  private static String planOn(Executor executor) {
    var options = SolveOptions.steps(2, 3).withExecutor(executor);
    return new FleetSolver(FLEET, options).solve().placements().toString();
  }

  @Test
  void workComesBackInItsOrder() {
    try (var crew = Crew.of(null)) {
      assertThat(crew.all(100, i -> i * i)).startsWith(0, 1, 4, 9).endsWith(9801);
    }
    assertThat(Crew.alone().all(3, i -> i)).containsExactly(0, 1, 2);
    assertThat(Crew.alone().all(0, i -> i)).isEmpty();
  }

  @Test
  void whatWorkThrowsReachesWhoeverWaits() {
    try (var crew = Crew.of(null)) {
      Piece<String> piece =
          crew.start(() -> {
            throw new IllegalStateException("spilt");
          });
      assertThatThrownBy(piece::await)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("spilt");
    }
  }

  @Test
  void threadsOfItsOwnAreDaemonsAndNotTheCommonPool() {
    try (var crew = Crew.of(null)) {
      List<Thread> threads = crew.all(8, i -> Thread.currentThread());
      assertThat(threads)
          .allMatch(thread -> thread == Thread.currentThread() || thread.isDaemon())
          .noneMatch(thread -> thread.getName().contains("commonPool"));
    }
  }

  /** However the work is spread, the plan is the same. */
  @Test
  void anExecutorThatIsBusyRefusesOrForgetsChangesNoPlan() throws Exception {
    String expected = planOn(Runnable::run);
    List<Runnable> forgotten = new ArrayList<>();
    assertThat(planOn(forgotten::add)).isEqualTo(expected);
    assertThat(forgotten).isNotEmpty();
    assertThat(
            planOn(work -> {
              throw new RejectedExecutionException();
            }))
        .isEqualTo(expected);
    try (var single = Executors.newSingleThreadExecutor()) {
      assertThat(planOn(single)).isEqualTo(expected);
      // The solve itself holds the only thread that its work could go to.
      assertThat(single.submit(() -> planOn(single)).get()).isEqualTo(expected);
      assertThat(single.isShutdown()).isFalse();
    }
  }

  @Test
  void threadsEndWithTheSolve() {
    new FleetSolver(FLEET, SolveOptions.steps(1, 3)).solve();
    List<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals(Crew.THREAD_NAME))
            .toList();
    for (Thread thread : left) {
      assertThat(joined(thread)).isTrue();
    }
  }

  private static boolean joined(Thread thread) {
    try {
      return thread.join(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
