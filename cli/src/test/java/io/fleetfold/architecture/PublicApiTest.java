package io.fleetfold.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What embedders see of the solver names nothing but what they may see. */
@AnalyzeClasses(packages = "io.fleetfold", importOptions = DoNotIncludeTests.class)
class PublicApiTest {

  /** Rooms whose public classes are all promises to embedders. */
  private static final Set<String> OPEN =
      Set.of(
          "io.fleetfold.solver",
          "io.fleetfold.solver.change",
          "io.fleetfold.constraints",
          "io.fleetfold.domain.facts",
          "io.fleetfold.domain.plan",
          "io.fleetfold.domain.csv",
          "io.fleetfold.domain.performance");

  /** What a bound is told in; its room is internal otherwise. */
  private static final Set<String> REPORTS =
      Set.of(
          "BoundReport",
          "ShadowPrices",
          "DomainPrice",
          "AcceleratorPrice",
          "WorkloadPrice",
          "Certificate",
          "LeastShortfall",
          "Row");

  @ArchTest
  static void publicSignaturesOfTheSolverNameNoInternalClass(JavaClasses classes) {
    List<String> leaks = new ArrayList<>();
    int checked = 0;
    for (JavaClass api : classes) {
      if (isPromise(api) && api.getPackageName().startsWith("io.fleetfold.solver")) {
        checked++;
        api.getCodeUnits().stream()
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .forEach(unit -> leaks.addAll(leaks(unit)));
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(checked).isGreaterThan(10);
  }

  private static List<String> leaks(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Set::stream)
        .filter(named -> named.getPackageName().startsWith("io.fleetfold") && !isPromise(named))
        .map(named -> unit.getFullName() + " names " + named.getName())
        .toList();
  }

  private static boolean isPromise(JavaClass named) {
    boolean open =
        OPEN.contains(named.getPackageName())
            || (named.getPackageName().equals("io.fleetfold.solver.bound")
                && REPORTS.contains(named.getSimpleName()));
    return open && named.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
