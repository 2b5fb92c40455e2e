package io.fleetfold.cli.html;

import java.util.Locale;

/** Markup under construction. Values can only come in escaped; markup is written by us. */
final class Html {

  private static final String SLOT = "{}";

  private final StringBuilder out = new StringBuilder();

  /** Adds markup; each {@code {}} in it takes the next value, escaped. */
  Html add(String markup, Object... values) {
    int from = 0;
    for (Object value : values) {
      int slot = markup.indexOf(SLOT, from);
      if (slot < 0) {
        throw new IllegalArgumentException("no slot for " + value + " in " + markup);
      }
      out.append(markup, from, slot).append(escape(String.valueOf(value)));
      from = slot + SLOT.length();
    }
    if (markup.indexOf(SLOT, from) >= 0) {
      throw new IllegalArgumentException("no value for a slot in " + markup);
    }
    out.append(markup, from, markup.length()).append('\n');
    return this;
  }

  /** Adds what was built elsewhere, or one of our own files, as it is. */
  Html addTrusted(String markup) {
    out.append(markup).append('\n');
    return this;
  }

  /** Text that is safe between tags and in quoted attributes. */
  static String escape(String text) {
    var safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /** A length in a drawing: at most three digits after the point. */
  static String length(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
