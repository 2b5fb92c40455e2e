package io.fleetfold.domain.csv;

import java.util.regex.Pattern;

/**
 * Walks over the characters of a file before it is parsed, by the parser's own rules of quotes,
 * comments and line ends, and finds what keeps it from being rows of cells: a quote without its
 * end, text behind a closing quote, a NUL character, a row without end. What stands before the row
 * of the first such place is sound. A line that is neither a row nor a comment, because something
 * stands right behind its {@code #}, is reported and left out.
 */
final class LayoutScan {

  /** More cells than any row of a dataset has; a row beyond this is not parsed. */
  private static final int MOST_CELLS = 1000;

  private static final int END = -1;

  /** {@code #N/A}, {@code #REF!}, {@code #NAME?}, {@code #DIV/0!} and their like. */
  private static final Pattern FAILED_CELL = Pattern.compile("#(N/A|[A-Z_/0-9]+[!?])");

  private final CsvText csv;
  private final String text;
  private final Problems problems;
  private int position;
  private int line = 1;
  private int cell = 1;
  private int soundEnd;
  private boolean broken;
  private boolean lost;

  /**
   * What a walk found.
   *
   * @param text whole rows; shorter than the file when it is broken
   * @param complete whether every row of the file is in it
   */
  record Sound(String text, boolean complete) {}

  private LayoutScan(CsvText csv, Problems problems) {
    this.csv = csv;
    this.text = csv.text();
    this.problems = problems;
  }

  /** The part of the text that consists of whole rows and comments. */
  static Sound scan(CsvText csv, Problems problems) {
    LayoutScan scan = new LayoutScan(csv, problems);
    scan.walk();
    return scan.broken
        ? new Sound(csv.text().substring(0, scan.soundEnd), false)
        : new Sound(csv.text(), !scan.lost);
  }

  private void walk() {
    while (!broken && peek() != END) {
      soundEnd = position;
      cell = 1;
      if (peek() == '#') {
        reportUnlessComment();
        skipLine();
      } else {
        row();
      }
    }
  }

  /** A comment is # alone or before a blank; #N/A is what a spreadsheet leaves of a failed cell. */
  private void reportUnlessComment() {
    int end = position + 1;
    while (end < text.length() && !endsCell(text.charAt(end))) {
      end++;
    }
    String cell = text.substring(position, end).strip();
    if (cell.length() > 1 && !Character.isWhitespace(cell.charAt(1))) {
      lost = true;
      boolean failed = FAILED_CELL.matcher(cell).matches();
      problems.add(
          line,
          1,
          cell,
          failed
              ? "a value: a spreadsheet writes it where a formula has failed"
              : "the start of a row or of a comment: a comment is # followed by a blank");
    }
  }

  private void skipLine() {
    while (!broken && peek() != END && !isLineEnd(peek())) {
      advance();
    }
    lineEnd();
  }

  private void row() {
    cell();
    while (!broken && peek() == ',') {
      advance();
      cell++;
      if (cell > MOST_CELLS) {
        breakAt(line, cell, "the row has more than " + MOST_CELLS + " cells");
      } else {
        cell();
      }
    }
    lineEnd();
  }

  private void cell() {
    while (!broken && isSpace(peek())) {
      advance();
    }
    if (peek() == '"') {
      quoted();
    }
    while (!broken && !endsCell(peek())) {
      advance();
    }
  }

  private void quoted() {
    int openLine = line;
    advance();
    while (!broken && !atClosingQuote()) {
      if (peek() == END) {
        breakAt(openLine, cell, "the quote that opens here is never closed");
        return;
      }
      advance();
    }
    advance();
    while (!broken && isSpace(peek())) {
      advance();
    }
    if (!broken && !endsCell(peek())) {
      breakAt(
          openLine,
          cell,
          "the quote that opens here closes in line "
              + line
              + " before \""
              + Shown.whole(Character.toString(peek()))
              + "\", where a comma or the end of the line must follow");
    }
  }

  /** At a quote that is not doubled; steps over the first of a doubled pair. */
  private boolean atClosingQuote() {
    if (peek() != '"') {
      return false;
    }
    boolean doubled = position + 1 < text.length() && text.charAt(position + 1) == '"';
    if (doubled) {
      advance();
    }
    return !doubled;
  }

  private void lineEnd() {
    if (!broken && isLineEnd(peek())) {
      advance();
    }
  }

  /** One character on, or both of a CR LF. */
  private void advance() {
    int c = peek();
    if (c == END) {
      return;
    }
    if (c == 0) {
      breakAt(line, cell, "a NUL character stands here, so this is not a text file");
      return;
    }
    if (c == CsvText.REPLACEMENT) {
      reportWrongByte();
    }
    position++;
    if (c == '\r' && peek() == '\n') {
      position++;
    }
    if (isLineEnd(c)) {
      line++;
    }
  }

  private void reportWrongByte() {
    if (csv.isWrongAt(position)) {
      problems.add(
          line,
          cell,
          "",
          "byte "
              + csv.byteInLine(position)
              + " of the line, "
              + csv.wrongByteAt(position)
              + ", is not UTF-8");
    }
  }

  private void breakAt(int brokenLine, int brokenCell, String sentence) {
    broken = true;
    problems.add(brokenLine, brokenCell, "", sentence + "; nothing from here on was read");
  }

  private int peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isSpace(int c) {
    return c != END && !isLineEnd(c) && Character.isWhitespace(c);
  }

  private static boolean endsCell(int c) {
    return c == ',' || c == END || isLineEnd(c);
  }
}
