package io.fleetfold.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The arrows of the house: cli to solver to constraints to domain, and who may not know whom. */
@AnalyzeClasses(packages = "io.fleetfold", importOptions = DoNotIncludeTests.class)
class HouseTest {
  private static final String DOMAIN = "io.fleetfold.domain..";
  private static final String CONSTRAINTS = "io.fleetfold.constraints..";
  private static final String SOLVER = "io.fleetfold.solver..";
  private static final String CLI = "io.fleetfold.cli..";
  private static final String SOLVER_MOVES = "io.fleetfold.solver.move..";
  private static final String SOLVER_PHASES = "io.fleetfold.solver.phase..";
  private static final String AUDIT = "io.fleetfold.constraints.PlanAudit";
  private static final String STREAMS = "io.fleetfold.constraints.FleetConstraints";

  @ArchTest
  static final ArchRule everyClassLivesInOneOfTheFourFloors =
      classes().should().resideInAnyPackage(DOMAIN, CONSTRAINTS, SOLVER, CLI);

  @ArchTest
  static final ArchRule domainKnowsNoFloorAbove =
      noClasses()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONSTRAINTS, SOLVER, CLI);

  @ArchTest
  static final ArchRule constraintsKnowNoFloorAbove =
      noClasses()
          .that()
          .resideInAPackage(CONSTRAINTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SOLVER, CLI);

  @ArchTest
  static final ArchRule solverDoesNotKnowTheCommands =
      noClasses()
          .that()
          .resideInAPackage(SOLVER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLI);

  /** Fitting constants uses the formula; the formula takes constants from wherever they are. */
  @ArchTest
  static final ArchRule performanceDoesNotKnowHowConstantsAreFitted =
      noClasses()
          .that()
          .resideInAPackage("io.fleetfold.domain.performance..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fleetfold.domain.calibration..");

  /** An audit that shared code with the constraints would share their mistakes. */
  @ArchTest
  static void auditAndConstraintsShareNoCode(JavaClasses classes) {
    assertThat(partsOf(classes, AUDIT))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(partsOf(classes, STREAMS));
  }

  @ArchTest
  static void auditDoesNotKnowTimefold(JavaClasses classes) {
    noClasses()
        .that(DescribedPredicate.describe("make up the audit", partsOf(classes, AUDIT)::contains))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.timefold..")
        .check(classes);
  }

  @ArchTest
  static final ArchRule onlyTheSolverKnowsTheLinearProgramEngine =
      noClasses()
          .that()
          .resideOutsideOfPackage(SOLVER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.ortools..");

  @ArchTest
  static final ArchRule nobodyPrintsPastPicocli =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** Work of ours would keep whoever embeds us from theirs. */
  @ArchTest
  static final ArchRule theLibraryLeavesTheCommonPoolToItsOwner =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, CONSTRAINTS, SOLVER)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe("works in the common pool", HouseTest::isInCommonPool));

  private static boolean isInCommonPool(JavaMethodCall call) {
    var target = call.getTarget();
    boolean withoutExecutor =
        target.getName().endsWith("Async")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Executor.class));
    return Set.of("parallel", "parallelStream", "commonPool").contains(target.getName())
        || (target.getOwner().isEquivalentTo(CompletableFuture.class) && withoutExecutor);
  }

  /** Test runners and readers take such a class for a test. */
  @ArchTest
  static final ArchRule noClassOfTheProductIsCalledTest =
      noClasses().should().haveSimpleNameEndingWith("Test");

  /** What Timefold does not promise to keep is used in two rooms, so that an upgrade finds it. */
  @ArchTest
  static final ArchRule onlyMovesKnowTheInsideOfTimefold =
      noClasses()
          .that()
          .resideOutsideOfPackages(SOLVER_MOVES, SOLVER_PHASES)
          .and()
          .doNotHaveFullyQualifiedName("io.fleetfold.solver.FleetSolverConfig")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.timefold.solver.core.impl..");

  /** Phases use moves; moves know nothing of phases. */
  @ArchTest
  static final ArchRule movesKnowNoPhase =
      noClasses()
          .that()
          .resideInAPackage(SOLVER_MOVES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SOLVER_PHASES);

  /** The ledger is judged by the streams and the audit, so it must not lean on them. */
  @ArchTest
  static final ArchRule theLedgerKnowsNeitherStreamsNorAudit =
      noClasses()
          .that()
          .resideInAPackage("io.fleetfold.constraints.ledger..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(".*(PlanAudit|FleetConstraints|HostTotals|HostLoad|ServiceTotals)");

  /** The classes of the constraints' floor that the given one is made of, itself included. */
  private static Set<JavaClass> partsOf(JavaClasses classes, String name) {
    var parts = new LinkedHashSet<JavaClass>();
    var waiting = new ArrayDeque<>(List.of(classes.get(name)));
    while (!waiting.isEmpty()) {
      var part = waiting.remove();
      if (part.getPackageName().startsWith("io.fleetfold.constraints") && parts.add(part)) {
        part.getDirectDependenciesFromSelf().forEach(arrow -> waiting.add(arrow.getTargetClass()));
      }
    }
    return parts;
  }
}
