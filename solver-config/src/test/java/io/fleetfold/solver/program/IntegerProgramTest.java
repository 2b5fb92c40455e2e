package io.fleetfold.solver.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.solver.program.Program.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both engines for integer programs say the same. */
class IntegerProgramTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final int NODES = 10_000;

  static Stream<Named<Supplier<IntegerProgram>>> engines() {
    return Stream.of(
        Named.of("HiGHS", () -> LpEngine.anytime(NODES, 0)),
        Named.of("SCIP", () -> LpEngine.proving(NODES, 0)));
  }

  @Test
  void integerProgramsGoToHighsWhereTheLibraryOfOrToolsIsThere() {
    assertThat(LpEngine.anytime(1, 0)).isInstanceOf(HighsProgram.class);
  }

  /** 5a + 4b, 6a + 4b <= 24, a + 2b <= 6: fractions 21 at (3, 1.5), whole numbers 20 at (4, 0). */
  @ParameterizedTest
  @MethodSource("engines")
  void wholeNumbersEarnLessThanFractions(Supplier<IntegerProgram> engine) {
    IntegerProgram program = engine.get();
    int a = program.wholeColumn(5, 10);
    int b = program.wholeColumn(4, 10);
    constrain(program, 24, 6, a, 4, b);
    constrain(program, 6, 1, a, 2, b);

    assertThat(program.solve()).isEqualTo(Ending.OPTIMAL);
    assertThat(program.objective()).isEqualTo(20, within(1e-9));
    assertThat(program.bestBound()).isEqualTo(20, within(1e-6));
    assertThat(program.value(a)).isEqualTo(4, within(1e-6));
    assertThat(program.value(b)).isEqualTo(0, within(1e-6));
    assertThat(program.rows()).isEqualTo(2);
    assertThatThrownBy(() -> program.dual(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  /** The same with b in fractions: 21. */
  @ParameterizedTest
  @MethodSource("engines")
  void columnsMayStayFractions(Supplier<IntegerProgram> engine) {
    IntegerProgram program = engine.get();
    int a = program.wholeColumn(5, INFINITY);
    int b = program.column(4, INFINITY);
    constrain(program, 24, 6, a, 4, b);
    constrain(program, 6, 1, a, 2, b);

    assertThat(program.solve()).isEqualTo(Ending.OPTIMAL);
    assertThat(program.objective()).isEqualTo(21, within(1e-9));
    assertThat(program.value(b)).isEqualTo(1.5, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void rowsThatContradictEachOtherHaveNoSolution(Supplier<IntegerProgram> engine) {
    IntegerProgram program = engine.get();
    int a = program.wholeColumn(1, 10);
    program.set(program.row(-INFINITY, 3), a, 1);
    program.set(program.row(4, INFINITY), a, 1);

    assertThat(program.solve()).isEqualTo(Ending.NONE);
  }

  /** A knapsack that takes branch and bound more than one node, from half of its optimum on. */
  @ParameterizedTest
  @MethodSource("engines")
  void solutionIsNeverWorseThanTheOneToBeat(Supplier<IntegerProgram> engine) {
    IntegerProgram program = engine.get();
    int row = program.row(-INFINITY, 100);
    int[] columns = new int[20];
    double[] start = new double[20];
    for (int i = 0; i < 20; i++) {
      columns[i] = program.wholeColumn(13 + 7 * i % 11, 1);
      program.set(row, columns[i], 11 + 5 * i % 13);
    }
    start[3] = 1;
    start[7] = 1;
    program.startFrom(columns, start);
    program.limitSeconds(60);

    assertThat(program.solve()).isEqualTo(Ending.OPTIMAL);
    double startWorth = 13 + 21 % 11 + 13 + 49 % 11;
    assertThat(program.objective()).isGreaterThan(startWorth);
  }

  /** Branch and bound would take years: 60 whole numbers in 40 dense rows. */
  @ParameterizedTest
  @MethodSource("engines")
  void programsEndWhenSomebodyStopsThem(Supplier<IntegerProgram> engine) {
    var random = new SplittableRandom(1);
    IntegerProgram program = engine.get();
    int[] columns = new int[60];
    Arrays.setAll(columns, i -> program.wholeColumn(50 + random.nextInt(50), 5));
    for (int r = 0; r < 40; r++) {
      int row = program.row(-INFINITY, 1_000 + random.nextInt(1_000));
      for (int column : columns) {
        program.set(row, column, 1 + random.nextInt(60));
      }
    }
    var asked = new AtomicInteger();
    program.stopWhen(() -> asked.incrementAndGet() > 3);

    assertThat(program.solve()).isNotEqualTo(Ending.OPTIMAL);
    assertThat(asked.get()).isGreaterThan(3);
    program.close();
  }

  /** The large ones go to an engine that can be interrupted. */
  @Test
  void linearProgramsThatAreStoppedHaveNoSolution() {
    for (Program program : List.of(LpEngine.linear(1), LpEngine.linear(1_000_000))) {
      int column = program.column(1, 10);
      program.set(program.row(-INFINITY, 5), column, 1);
      assertThat(program.solve()).isEqualTo(Ending.OPTIMAL);
      assertThat(program.value(column)).isEqualTo(5, within(1e-9));
      program.stopWhen(() -> true);
      assertThat(program.solve()).isEqualTo(Ending.NONE);
      program.close();
    }
  }

  /** CLP alone would take the process down with it. */
  @Test
  void rowsWithoutColumnsAreNothing() {
    for (Program program : List.of(LpEngine.linear(), LpEngine.proving(1, 0))) {
      program.row(Double.NEGATIVE_INFINITY, 3);
      assertThat(program.solve()).isEqualTo(Program.Ending.OPTIMAL);
      assertThat(program.objective()).isZero();
      program.row(1, 3);
      assertThat(program.solve()).isEqualTo(Program.Ending.NONE);
    }
  }

  @Test
  void enginesAgreeOnRandomProgramsWithLargeAndSmallCoefficients() {
    for (long seed = 1; seed <= 60; seed++) {
      IntegerProgram highs = random(LpEngine.anytime(NODES, 0), seed);
      IntegerProgram scip = random(LpEngine.proving(NODES, 0), seed);

      assertThat(highs.solve()).as("seed %d", seed).isEqualTo(scip.solve());
      assertThat(highs.objective())
          .as("seed %d", seed)
          .isEqualTo(scip.objective(), within(1e-5 * Math.max(1, scip.objective())));
    }
  }

  /** Rows in thousands beside rows in thousandths. */
  private static IntegerProgram random(IntegerProgram program, long seed) {
    var random = new SplittableRandom(seed);
    int columns = 4 + random.nextInt(12);
    for (int i = 0; i < columns; i++) {
      double worth = 1 + random.nextInt(100);
      if (random.nextInt(4) == 0) {
        program.column(worth, 5);
      } else {
        program.wholeColumn(worth, 1 + random.nextInt(6));
      }
    }
    for (int r = 0; r < 3 + random.nextInt(5); r++) {
      double unit = Math.pow(10, random.nextInt(7) - 3);
      int row = program.row(-INFINITY, unit * (20 + random.nextInt(200)));
      for (int i = 0; i < columns; i++) {
        if (random.nextBoolean()) {
          program.set(row, i, unit * (1 + random.nextInt(40)));
        }
      }
    }
    return program;
  }

  private static void constrain(
      Program program, double most, double ofA, int a, double ofB, int b) {
    int row = program.row(-INFINITY, most);
    program.set(row, a, ofA);
    program.set(row, b, ofB);
  }
}
