package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "azure-2023"})
  void aFewStepsGiveAPlanThatBreaksNothingBetweenBaselineAndBound(String name) throws Exception {
    var dataset = DatasetReader.read(Path.of("..", "datasets", name));
    FleetProblem problem = FleetProblem.of(dataset, ClosedForm.bundled(), Migration.FREE);
    List<Progress> talk = new ArrayList<>();
    SolveResult result = new FleetSolver(problem, SolveOptions.steps(1, 1), talk::add).solve();
    Audit audit = result.audit();
    assertThat(audit.violations()).isEmpty();
    double margin = audit.money().marginMicroUsdPerHour() * 1e-6;
    assertThat(margin).isPositive().isLessThanOrEqualTo(result.bound().upperBoundUsdPerHour());
    assertThat(audit.score().soft())
        .isGreaterThanOrEqualTo(result.baselines().newestFirst().audit().score().soft());
    assertThat(talk).extracting(Progress::stage).contains("relaxation", "search");
    assertThat(talk.getLast().steps()).isLessThanOrEqualTo(result.steps());
  }
}
