package io.fleetfold.solver.bound;

/** A row of a certificate is not a price of the fleet that it is read for. */
public final class WrongPriceException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient Certificate.Row row;

  WrongPriceException(Certificate.Row row, String sentence) {
    super(sentence);
    this.row = row;
  }

  /** The row, as the certificate states it. */
  public Certificate.Row row() {
    return row;
  }
}
