package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** In a process of its own, whose streams can be looked at. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class NativeOutputTest {

  @Test
  void whatCPrintsGoesToStandardError() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Printing.class.getName())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(out.lines()).containsExactly("C before", "Java after");
    assertThat(err.lines()).contains("C after");
  }

  /** Prints by C and by Java. */
  static final class Printing {

    private Printing() {}

    public static void main(String[] args) {
      print("C before");
      NativeOutput.toStandardError();
      print("C after");
      System.out.println("Java after");
    }

    private static void print(String line) {
      NativeLibrary.getProcess().getFunction("puts").invokeInt(new Object[] {line});
      NativeLibrary.getProcess().getFunction("fflush").invokeInt(new Object[] {Pointer.NULL});
    }
  }
}
