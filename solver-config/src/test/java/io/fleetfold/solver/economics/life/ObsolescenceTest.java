package io.fleetfold.solver.economics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.performance.ClosedForm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObsolescenceTest {

  private final Finance finance = Finance.USUAL;

  private Dataset quickstart() throws Exception {
    return DatasetReader.read(Path.of("..", "datasets", "quickstart"));
  }

  private List<Verdict> verdicts(double factor) throws Exception {
    Dataset dataset = quickstart();
    List<Candidate> candidates =
        EconomicsFiles.candidates(null, dataset.sources().accelerators(), finance).stream()
            .map(each ->
                new Candidate(
                    each.type(), each.usdPerHour() * factor, each.perHost(), each.source()))
            .toList();
    return Obsolescence.of(dataset, ClosedForm.bundled(), candidates, finance);
  }

  /** Prices hold for small changes only: a whole host never earns more than they say. */
  @Test
  void theBoundNeverPromisesMoreThanThePrices() throws Exception {
    assertThat(verdicts(1))
        .hasSize(10)
        .allSatisfy(verdict -> {
          assertThat(verdict.counterfactual().oneHost()).isLessThanOrEqualTo(verdict.gain() + 1e-3);
          assertThat(verdict.candidate().type().provenance().released())
              .isGreaterThan(verdict.type().provenance().released());
        });
  }

  /** At the price that the bound allows, replacing one host changes nothing. */
  @Test
  void aCandidateThatCostsTheBreakEvenPriceIsNoGain() throws Exception {
    Verdict verdict = verdicts(1).getFirst();
    double fair = verdict.breakEvens().candidateUsdPerHour();
    var priced =
        new Candidate(verdict.candidate().type(), fair, verdict.candidate().perHost(), "a test");
    Verdict again =
        Obsolescence.of(quickstart(), ClosedForm.bundled(), List.of(priced), finance).getFirst();
    assertThat(again.counterfactual().oneHost()).isCloseTo(0, within(1e-6));
  }

  @Test
  void nothingIsReplacedAtAHundredTimesThePrice() throws Exception {
    assertThat(verdicts(100))
        .allMatch(verdict -> verdict.advice() != Verdict.Advice.REPLACE_NOW)
        .allMatch(verdict -> verdict.waitingUsdPerYear() == 0);
  }

  /** A fleet that may buy what it likes lets old hardware go no later than one that may not. */
  @Test
  void newPartsNeverLengthenALife() throws Exception {
    Dataset dataset = quickstart();
    var candidates = EconomicsFiles.candidates(null, dataset.sources().accelerators(), finance);
    Scenario scenario = EconomicsFiles.scenarios(null).getLast();
    var life = new EconomicLife(dataset, ClosedForm.bundled(), candidates, 8);
    List<LifeSpan> closed = life.spans(scenario, new LifeSpan.World(true, false, false));
    List<LifeSpan> open = life.spans(scenario, new LifeSpan.World(true, true, false));
    assertThat(closed).hasSize(7);
    for (int i = 0; i < closed.size(); i++) {
      assertThat(open.get(i).type()).isEqualTo(closed.get(i).type());
      assertThat(open.get(i).lastYear()).isLessThanOrEqualTo(closed.get(i).lastYear());
    }
  }
}
