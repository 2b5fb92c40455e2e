package io.fleetfold.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** The arrows of the house: cli to solver to constraints to domain, and who may not know whom. */
@AnalyzeClasses(packages = "io.fleetfold", importOptions = DoNotIncludeTests.class)
class HouseTest {
  private static final String DOMAIN = "io.fleetfold.domain..";
  private static final String CONSTRAINTS = "io.fleetfold.constraints..";
  private static final String SOLVER = "io.fleetfold.solver..";
  private static final String CLI = "io.fleetfold.cli..";

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

  /** An audit that shared code with the constraints would share their mistakes. */
  @ArchTest
  static final ArchRule auditKnowsNeitherTimefoldNorTheConstraints =
      noClasses()
          .that(simpleNameStartingWith("PlanAudit"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.timefold..")
          .orShould()
          .dependOnClassesThat(simpleNameStartingWith("FleetConstraints"));

  @ArchTest
  static final ArchRule constraintsDoNotKnowTheAudit =
      noClasses()
          .that(simpleNameStartingWith("FleetConstraints"))
          .should()
          .dependOnClassesThat(simpleNameStartingWith("PlanAudit"));

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
}
