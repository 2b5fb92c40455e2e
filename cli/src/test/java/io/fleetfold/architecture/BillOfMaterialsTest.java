package io.fleetfold.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BOM stands beside the build and not under it, so nothing but this keeps the two together. */
class BillOfMaterialsTest {

  private static final Path ROOT = Path.of("..");
  private static final String BOM = "solver-config/bom";

  @Test
  void theBomListsEveryJarOfTheBuildInItsVersion() throws Exception {
    String build = Files.readString(ROOT.resolve("pom.xml"));
    String bom = Files.readString(ROOT.resolve(BOM).resolve("pom.xml"));
    assertThat(all("<version>(.*?)</version>", bom).getFirst())
        .isEqualTo(all("<version>(.*?)</version>", build).getFirst());
    List<String> jars =
        all("<module>(.*?)</module>", build).stream()
            .filter(module -> !module.equals(BOM))
            .map(module -> "fleetfold-" + module)
            .toList();
    assertThat(all("<artifactId>(fleetfold-.*?)</artifactId>", bom))
        .first()
        .isEqualTo("fleetfold-bom");
    assertThat(all("<artifactId>(fleetfold-.*?)</artifactId>", bom)).containsAll(jars);
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(BillOfMaterialsTest::part).toList();
  }

  private static String part(MatchResult found) {
    return found.group(1);
  }
}
