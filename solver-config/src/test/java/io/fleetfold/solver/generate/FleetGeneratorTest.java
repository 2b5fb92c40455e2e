package io.fleetfold.solver.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetGeneratorTest {

  private static final FleetShape SHAPE = new FleetShape(400, 5, 2, 1.3, 11);

  private static Dataset fleet(FleetShape shape) {
    return FleetGenerator.generate(shape);
  }

  private static int accelerators(Dataset fleet) {
    return fleet.hosts().stream().mapToInt(Host::accelerators).sum();
  }

  @Test
  void equalShapesGiveEqualFleets() {
    assertThat(fleet(SHAPE)).usingRecursiveComparison().isEqualTo(fleet(SHAPE));
  }

  @Test
  void anotherSeedGivesAnotherFleet() {
    Dataset other = fleet(new FleetShape(400, 5, 2, 1.3, 12));
    assertThat(other.profiles().getFirst().requestsPerSecond())
        .isNotEqualTo(fleet(SHAPE).profiles().getFirst().requestsPerSecond());
  }

  @Test
  void sizesAreAsAsked_roundedUpToWholeRacks() {
    Dataset fleet = fleet(SHAPE);
    assertThat(accelerators(fleet)).isEqualTo(400);
    assertThat(fleet.workloads()).hasSize(5);
    assertThat(fleet.sites()).hasSize(2);
    assertThat(accelerators(fleet(new FleetShape(401, 5, 2, 1.3, 11)))).isEqualTo(440);
    assertThat(accelerators(fleet(new FleetShape(1, 1, 1, 1.3, 11)))).isEqualTo(40);
  }

  @Test
  void everyIndexIsAPositionAndEveryHostHasAPowerLimit() {
    Dataset fleet = fleet(SHAPE);
    for (int i = 0; i < fleet.hosts().size(); i++) {
      assertThat(fleet.hosts().get(i).index()).isEqualTo(i);
    }
    for (int i = 0; i < fleet.powerDomains().size(); i++) {
      assertThat(fleet.powerDomains().get(i).index()).isEqualTo(i);
    }
    assertThat(fleet.hosts())
        .allSatisfy(host -> assertThat(host.powerDomain().path()).hasSize(3))
        .allSatisfy(host ->
            assertThat(host.powerDomain().path())
                .allMatch(domain -> domain.limitMilliwatts() != null));
  }

  @Test
  void everyWorkloadCanBeServedEitherWay() {
    Dataset fleet = fleet(SHAPE);
    for (var workload : fleet.workloads()) {
      var phases =
          fleet.profiles().stream()
              .filter(row -> row.workload().equals(workload))
              .map(row -> row.phase())
              .distinct()
              .toList();
      assertThat(phases).containsExactlyInAnyOrder(Phase.values());
      assertThat(workload.demandMicroRps()).isPositive();
      assertThat(workload.microUsdPerHourPerRps()).isPositive();
    }
  }

  @Test
  void moreDemandMeansMoreRequests() {
    double once = fleet(SHAPE).workloads().getFirst().demand().requestsPerSecond();
    double twice =
        fleet(new FleetShape(400, 5, 2, 2.6, 11))
            .workloads()
            .getFirst()
            .demand()
            .requestsPerSecond();
    assertThat(twice / once).isBetween(1.98, 2.02);
  }

  @Test
  void usualShapesGrowWithTheFleet() {
    assertThat(FleetShape.of(40, 1)).isEqualTo(new FleetShape(40, 10, 1, 1.3, 1));
    assertThat(FleetShape.of(800, 1)).isEqualTo(new FleetShape(800, 10, 2, 1.3, 1));
    assertThat(FleetShape.of(8000, 1).sites()).isEqualTo(3);
    assertThat(FleetShape.of(8000, 1).workloads()).isBetween(40, 50);
  }

  @Test
  void sizesThatMakeNoFleetAreRefused() {
    for (FleetArguments wrong :
        List.of(
            new FleetArguments(0, 1, 1, 1),
            new FleetArguments(1, 0, 1, 1),
            new FleetArguments(1, 1, 0, 1),
            new FleetArguments(1, 1, 1, 0),
            new FleetArguments(1, 1, 1, Double.NaN))) {
      assertThatThrownBy(wrong::shape)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 1 accelerator");
    }
  }

  private record FleetArguments(int accelerators, int workloads, int sites, double demand) {
    FleetShape shape() {
      return new FleetShape(accelerators, workloads, sites, demand, 0);
    }
  }
}
