package io.fleetfold.cli.report;

import io.fleetfold.constraints.UnservedReason;
import io.fleetfold.constraints.WorkloadService;
import io.fleetfold.domain.facts.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What a workload gets.
 *
 * @param unserved the reason why not all demand is served; {@code null} when all is
 */
public record WorkloadLine(WorkloadService service, @Nullable UnservedReason unserved) {

  public Workload workload() {
    return service.workload();
  }

  /** Served part of the demand, 0 to 1; 1 when there is no demand. */
  public double share() {
    long demand = workload().demandMicroRps();
    return demand == 0 ? 1.0 : (double) service.servedMicroRps() / demand;
  }

  /** What the served requests earn. */
  public long revenueMicroUsdPerHour() {
    return revenue(service.servedMicroRps());
  }

  /** What the rest of the demand would earn. */
  public long missedMicroUsdPerHour() {
    return revenue(workload().demandMicroRps()) - revenueMicroUsdPerHour();
  }

  /** Rounded down like the score, without overflow. */
  private long revenue(long microRps) {
    long price = workload().microUsdPerHourPerRps();
    return microRps / 1_000_000 * price + microRps % 1_000_000 * price / 1_000_000;
  }
}
