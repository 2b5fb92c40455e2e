package io.fleetfold.domain.calibration;

/** A row of measurements that cannot be used, and why. */
final class UnreadablePointException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadablePointException(String reason) {
    super(reason);
  }

  /** The reason for people. */
  String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
