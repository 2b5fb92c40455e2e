package io.fleetfold.constraints;

/** What a plan earns and costs in an hour, in micro-dollars. */
public record Money(
    long revenueMicroUsdPerHour,
    long energyMicroUsdPerHour,
    long rentalMicroUsdPerHour,
    long migrationMicroUsdPerHour) {

  /** Revenue less all costs. */
  public long marginMicroUsdPerHour() {
    return revenueMicroUsdPerHour
        - energyMicroUsdPerHour
        - rentalMicroUsdPerHour
        - migrationMicroUsdPerHour;
  }
}
