package io.fleetfold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** What stdout and stderr are connected to. */
final class Terminal {

  private Terminal() {}

  /** Whether a person watches stderr, so that a line can be rewritten in place. */
  static boolean watchesStderr() {
    try {
      String target = target(2);
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException notLinux) {
      return CommandLine.Help.Ansi.AUTO.enabled();
    }
  }

  /** Whether another program reads what is written there. */
  static boolean isPipe(int descriptor) {
    try {
      String target = target(descriptor);
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException closedOrNotLinux) {
      return false;
    }
  }

  private static String target(int descriptor) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(descriptor))).toString();
  }
}
