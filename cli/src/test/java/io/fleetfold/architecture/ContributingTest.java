package io.fleetfold.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.impl.score.director.stream.BavetConstraintStreamScoreDirectorFactory;
import ai.timefold.solver.core.impl.solver.DefaultSolverFactory;
import io.fleetfold.constraints.FleetConstraints;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.Rule;
import io.fleetfold.domain.plan.WorkloadShard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page for contributors says about the code is true. */
class ContributingTest {

  private static final Path PAGE = Path.of("../.github/CONTRIBUTING.md");

  private static List<Path> links() throws Exception {
    return Pattern.compile("\\]\\(([^)#]+)\\)")
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> PAGE.resolveSibling(found.group(1)).normalize())
        .toList();
  }

  @Test
  void everyFileThatItLinksIsThere() throws Exception {
    assertThat(links()).hasSizeGreaterThan(15).allSatisfy(link -> assertThat(link).exists());
  }

  @Test
  void everyClassThatItNamesIsThere() throws Exception {
    List<String> names =
        Pattern.compile("`([A-Z][A-Za-z]+)`")
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult found) -> found.group(1) + ".java")
            .toList();
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      List<String> sources =
          files
              .map(file -> file.getFileName().toString())
              .filter(f -> f.endsWith(".java"))
              .toList();
      assertThat(sources).containsAll(names);
    }
  }

  /** Each place that the page names for a rule of hosts knows the one about memory bandwidth. */
  @Test
  void everyPlaceOfARuleHasTheExample() throws Exception {
    String page = Files.readString(PAGE);
    String steps =
        page.substring(page.indexOf("## How to add a rule"), page.indexOf("7. the search's own"));
    Pattern.compile("\\]\\(([^)#]+)\\)")
        .matcher(steps)
        .results()
        .map(found -> PAGE.resolveSibling(found.group(1)).normalize())
        .forEach(
            file -> assertThat(file).content().containsPattern("(?i)memory_?bandwidth|BANDWIDTH"));
  }

  @Test
  void everyRuleIsAConstraintAndEveryConstraintARule() {
    var config =
        new SolverConfig()
            .withSolutionClass(FleetPlan.class)
            .withEntityClasses(WorkloadShard.class)
            .withConstraintProviderClass(FleetConstraints.class);
    var factory = (DefaultSolverFactory<FleetPlan>) SolverFactory.<FleetPlan>create(config);
    var streams =
        (BavetConstraintStreamScoreDirectorFactory<?, ?>) factory.getScoreDirectorFactory();
    assertThat(streams.getConstraintMetaModel().getConstraints())
        .extracting((Constraint constraint) -> constraint.getConstraintRef().id())
        .containsExactlyInAnyOrderElementsOf(Stream.of(Rule.values()).map(Rule::id).toList());
  }
}
