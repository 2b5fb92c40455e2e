package io.fleetfold.domain.csv;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a name that tell one part or model from another, as tools of all kinds write it. */
final class NameWords {

  private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9.]+");
  private static final Pattern MEMORY = Pattern.compile("([0-9]+)g[bi]?b?");
  private static final Pattern SOCKET = Pattern.compile("sxm[0-9]?");
  private static final Pattern STACKED_MEMORY = Pattern.compile("hbm[0-9]?e?");

  /** A part of one with its own name, such as {@code -MIG-1g.10gb}. */
  private static final Pattern MIG = Pattern.compile("[-_ .]mig\\b.*|[-_ .][0-9]g\\.[0-9]+gb.*");

  /** Who makes it, and what is said of every part. */
  private static final Set<String> SAID_OF_ALL =
      Set.of(
          "nvidia",
          "tesla",
          "geforce",
          "quadro",
          "amd",
          "instinct",
          "radeon",
          "intel",
          "habana",
          "google",
          "aws",
          "cloud",
          "gpu",
          "oam",
          "accelerator",
          "graphics",
          "device",
          "com");

  /** What publishers add to the name of an architecture. */
  private static final Set<String> ADDED =
      Set.of(
          "meta",
          "instruct",
          "base",
          "chat",
          "hf",
          "it",
          "fp8",
          "fp4",
          "nvfp4",
          "bf16",
          "block",
          "dynamic",
          "awq",
          "gptq",
          "gguf");

  private NameWords() {}

  /** Whether the name is that of a slice of an accelerator. */
  static boolean isSlice(String name) {
    return MIG.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** The words of an accelerator's name: {@code h100, sxm, 80}. */
  static Set<String> ofAccelerator(String name) {
    String whole = MIG.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("");
    List<String> words = split(whole);
    boolean card = words.contains("pcie") || words.contains("nvl");
    Set<String> telling = new LinkedHashSet<>();
    for (String word : words) {
      String plain = STACKED_MEMORY.matcher(word).matches() ? (card ? "" : "sxm") : plain(word);
      if (!plain.isEmpty() && !SAID_OF_ALL.contains(plain)) {
        telling.add(plain);
      }
    }
    return telling;
  }

  private static String plain(String word) {
    String size = MEMORY.matcher(word).replaceFirst("$1");
    return SOCKET.matcher(size).matches() ? "sxm" : size;
  }

  /** The words of a model's name, its publisher left out: {@code llama, 3.1, 70b}. */
  static Set<String> ofModel(String name) {
    String repository = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int distilled = repository.lastIndexOf("distill-");
    String student = distilled < 0 ? repository : repository.substring(distilled + 8);
    Set<String> telling = new LinkedHashSet<>(split(student));
    telling.removeAll(ADDED);
    return telling;
  }

  private static List<String> split(String name) {
    return Arrays.stream(SEPARATORS.split(name)).filter(word -> !word.isEmpty()).toList();
  }
}
