package io.fleetfold.cli.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds places for names beside dots, so that none covers another name or a dot. */
final class Labels {

  private static final double CHARACTER = 6.2;
  private static final double HEIGHT = 12;
  private static final double GAP = 7;
  private static final double DOT = 5;

  /** Where a name goes; {@code anchor} as SVG writes it. */
  record Spot(double x, double y, String anchor) {}

  private record Box(double left, double top, double right, double bottom) {

    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  private final Box area;
  private final List<Box> taken = new ArrayList<>();

  Labels(double left, double top, double right, double bottom) {
    this.area = new Box(left, top, right, bottom);
  }

  /** Keeps a dot free of names. */
  void addDot(double x, double y) {
    taken.add(new Box(x - DOT, y - DOT, x + DOT, y + DOT));
  }

  /** A free place beside a dot; {@code null} when all are taken. */
  @Nullable Spot place(String name, double x, double y) {
    double width = name.length() * CHARACTER;
    List<Spot> spots =
        List.of(
            new Spot(x + GAP, y + 4, "start"),
            new Spot(x - GAP, y + 4, "end"),
            new Spot(x, y - GAP - 2, "middle"),
            new Spot(x, y + GAP + HEIGHT - 2, "middle"),
            new Spot(x + GAP, y - GAP, "start"),
            new Spot(x - GAP, y - GAP, "end"),
            new Spot(x + GAP, y + GAP + HEIGHT - 3, "start"),
            new Spot(x - GAP, y + GAP + HEIGHT - 3, "end"));
    for (Spot spot : spots) {
      Box box = box(spot, width);
      if (inside(box) && taken.stream().noneMatch(box::meets)) {
        taken.add(box);
        return spot;
      }
    }
    return null;
  }

  private static Box box(Spot spot, double width) {
    double left =
        switch (spot.anchor()) {
          case "start" -> spot.x();
          case "end" -> spot.x() - width;
          default -> spot.x() - width / 2;
        };
    return new Box(left, spot.y() - HEIGHT + 2, left + width, spot.y() + 2);
  }

  private boolean inside(Box box) {
    return box.left >= area.left
        && box.right <= area.right
        && box.top >= area.top
        && box.bottom <= area.bottom;
  }
}
