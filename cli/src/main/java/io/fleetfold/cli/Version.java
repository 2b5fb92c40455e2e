package io.fleetfold.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar states. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"fleetfold " + text()};
  }

  /** The version; {@code development} when run from classes. */
  static String text() {
    String version = Fleetfold.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
