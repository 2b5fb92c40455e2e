package io.fleetfold.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.plan.Rule.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleTest {

  @Test
  void everyRuleHasANameOfItsOwn() {
    assertThat(Stream.of(Rule.values()).map(Rule::id)).doesNotHaveDuplicates();
    assertThat(Rule.MEMORY_BANDWIDTH).hasToString("memoryBandwidth");
  }

  @Test
  void moneyIsSoftAndContractsAreBetween() {
    assertThat(Rule.CONTRACT.level()).isEqualTo(Level.MEDIUM);
    for (Rule rule : Rule.values()) {
      assertThat(rule.level() == Level.SOFT)
          .as(rule.id())
          .isEqualTo(rule.unit() == Unit.MICRO_USD_PER_HOUR);
    }
  }

  @Test
  void amountsAreWrittenForPeople() {
    assertThat(Unit.MILLIWATTS.text(41_200_000)).isEqualTo("41.2 kW");
    assertThat(Unit.ACCELERATOR_MILLIS.text(1000)).isEqualTo("1 accelerator");
    assertThat(Unit.ACCELERATOR_MILLIS.text(2500)).isEqualTo("2.5 accelerators");
    assertThat(Unit.MICRO_RPS.number(-1_234_567)).isEqualTo("-1.235");
    assertThat(Unit.MILLIWATTS.number(12)).as("too small to round away").isEqualTo("0.000012");
    assertThat(Unit.SHARDS.humanSymbol()).isEqualTo("shards");
  }

  @Test
  void aUnitIsFoundByItsSymbol() {
    for (Unit unit : Unit.values()) {
      assertThat(Unit.of(unit.symbol())).isEqualTo(unit);
    }
    assertThatThrownBy(() -> Unit.of("stone")).hasMessage("no unit is called stone");
  }
}
