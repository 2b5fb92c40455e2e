package io.fleetfold.cli.fuzz;

import java.util.List;
import java.util.Random;

/** Words that have broken readers before, or look as if they could. */
final class Words {

  private static final List<String> PLAIN =
      List.of(
          "",
          " ",
          ",",
          ";",
          "\t",
          "\n",
          "\r",
          "\r\n",
          "\"",
          "\"\"",
          "'",
          "#",
          "# ",
          "#N/A",
          "=1+1",
          "-",
          "+",
          ".",
          "..",
          "/",
          "../..",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ":",
          "|",
          "*",
          "%s",
          "null",
          "true",
          "NaN",
          "Infinity",
          "-Infinity",
          "0",
          "-0",
          "00",
          "-1",
          "1",
          "0.125",
          "0x10",
          "1_0",
          "1,000",
          "1e3",
          "1e308",
          "1e999",
          "-1e999",
          "1e999999999",
          "1e-999999999",
          "0.0000000001",
          "9007199254740993",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551616",
          "999999999999999999999999",
          "100000000",
          "0001",
          "9999",
          "24:00",
          "23:59:60",
          "2024-02-30",
          "+1000000000-01-01T00:00:00Z",
          "0001-01-01T00:00:00Z",
          "Z",
          "+18:00",
          "+99:99",
          "hour",
          "TIMESTAMP",
          "host",
          "workload",
          "chat",
          "tags",
          "h1",
          "a1",
          "hall",
          "rack-1",
          "ewr",
          "h100",
          "a100-80",
          "b200",
          "llama-3.1-8b",
          "decode",
          "prefill",
          "aggregated",
          "drain",
          "offline",
          "accepted",
          "none",
          "#1",
          "<script>",
          "é",
          "\u0660\u0661");

  /** Characters that must not reach a terminal, or that look like others or like nothing. */
  private static final List<String> UNSEEN =
      List.of(
          "\u0000",
          "\u001b[31m",
          "\u0007",
          "\u0085",
          "\u009b",
          "\u00a0",
          "\u00ad",
          "\u2028",
          "\u202e",
          "\u200b",
          "\u3000",
          "\ufeff",
          "\ufffd",
          "\ufffe",
          "\ud83d\ude00",
          "\udbff\udfff");

  private Words() {}

  /** One of them; now and then a very long one. */
  static String any(Random random) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> of(UNSEEN, random);
      case 2 -> of(PLAIN, random).repeat(2 + random.nextInt(3));
      case 3 -> random.nextInt(8) == 0 ? longOne(random) : number(random);
      default -> of(PLAIN, random);
    };
  }

  /** A number of any size, with any sign. */
  static String number(Random random) {
    double size = Math.pow(10, random.nextInt(40) - 20) * (1 + random.nextInt(99));
    String digits = random.nextBoolean() ? Long.toString(Math.round(size)) : Double.toString(size);
    return random.nextInt(4) == 0 ? "-" + digits : digits;
  }

  private static String longOne(Random random) {
    String part = of(random.nextBoolean() ? PLAIN : UNSEEN, random) + "x";
    return part.repeat(1 + random.nextInt(20_000));
  }

  private static String of(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
