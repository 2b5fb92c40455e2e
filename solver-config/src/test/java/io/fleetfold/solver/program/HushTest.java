package io.fleetfold.solver.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** In a process of its own, whose standard output can be looked at. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HushTest {

  @Test
  void onlyWhatCPrintsInBetweenIsLost() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Printing.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(printed.lines()).containsExactly("C before", "Java in between", "C after");
  }

  /** Prints by C and by Java. */
  static final class Printing {

    private Printing() {}

    public static void main(String[] args) {
      Hush hush = Objects.requireNonNull(Hush.load());
      print("C before");
      hush.begin();
      hush.begin();
      print("C in between");
      hush.end();
      print("C still in between");
      System.out.println("Java in between");
      hush.end();
      print("C after");
    }

    private static void print(String line) {
      NativeLibrary.getProcess().getFunction("puts").invokeInt(new Object[] {line});
      NativeLibrary.getProcess().getFunction("fflush").invokeInt(new Object[] {Pointer.NULL});
    }
  }
}
