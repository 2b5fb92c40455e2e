package io.fleetfold.cli.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A horizontal bar as an inline drawing. It stretches with its cell, so the same bar fits a wide
 * screen and a phone; words stand beside it, never in it.
 */
final class Bar {

  private record Piece(String style, double from, double length) {}

  private final String label;
  private final List<Piece> pieces = new ArrayList<>();
  private double mark = Double.NaN;

  /** A bar that a screen reader reads as this label. */
  Bar(String label) {
    this.label = label;
  }

  /** A piece of the bar, as shares of its whole length. */
  Bar piece(String style, double from, double length) {
    double start = clip(from);
    pieces.add(new Piece(style, start, clip(from + length) - start));
    return this;
  }

  /** A thin line at a share of the length. */
  Bar mark(double at) {
    mark = clip(at);
    return this;
  }

  private static double clip(double share) {
    return Double.isNaN(share) ? 0.0 : Math.min(1.0, Math.max(0.0, share));
  }

  /** The drawing. */
  String svg() {
    var html = new Html();
    html.add(
        "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\""
            + " aria-label=\"{}\"><rect class=\"track\" width=\"1000\" height=\"10\"/>",
        label);
    for (Piece piece : pieces) {
      if (piece.length() > 0) {
        html.add(
            "<rect class=\"{}\" x=\"{}\" width=\"{}\" height=\"10\"/>",
            piece.style(),
            Html.length(piece.from() * 1000),
            Html.length(piece.length() * 1000));
      }
    }
    if (!Double.isNaN(mark)) {
      html.add(
          "<rect class=\"mark\" x=\"{}\" width=\"3\" height=\"10\"/>",
          Html.length(Math.min(997, mark * 1000)));
    }
    return html.add("</svg>").toString();
  }
}
