package io.fleetfold.cli.replay;

import io.fleetfold.domain.csv.InputProblem;
import io.fleetfold.domain.csv.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file looks like that is neither demand nor a trace. */
final class FileLook {

  private static final String WANTED =
      "replay reads hour,workload,requests_per_second, and the traces of Azure"
          + " (TIMESTAMP,ContextTokens,GeneratedTokens), of BurstGPT (Timestamp,Request tokens,"
          + "Response tokens) and of Mooncake (JSON lines of timestamp,input_length,output_length)";

  private record Mark(String start, String look) {}

  /** First bytes, one a character. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark("\u00FF\u00FE", "the file is UTF-16; save it as UTF-8"),
          new Mark("\u00FE\u00FF", "the file is UTF-16; save it as UTF-8"),
          new Mark("PK\u0003\u0004", "this is a zip archive or a spreadsheet; save it as CSV"),
          new Mark("PAR1", "this is a Parquet file; save it as CSV"),
          new Mark("BZh", "this is packed by bzip2; unpack it, or pack it by gzip"),
          new Mark("\u00FD7zXZ", "this is packed by xz; unpack it, or pack it by gzip"),
          new Mark("(\u00B5/\u00FD", "this is packed by zstd; unpack it, or pack it by gzip"),
          new Mark("\u001F\u008B", "this is packed twice; unpack it once"),
          new Mark("SQLite format", "this is a database; save the table as CSV"),
          new Mark(
              "version https://git-lfs", "this is a pointer of Git LFS; fetch the file itself"),
          new Mark("<", "this is a web page; maybe the download was refused"),
          new Mark("[", "this is an array of JSON; write one object a line"),
          new Mark("{", "these are JSON lines without timestamp and input_length"));

  private FileLook() {}

  /** Whether a file has words of the table of demand, so that its reader says what is wrong. */
  static boolean isDemand(TraceFile file) {
    String line = file.lines().text().strip();
    return file.isEmpty()
        || file.format() != null
        || (!line.startsWith("{") && !line.startsWith("[") && namesDemand(line));
  }

  private static boolean namesDemand(String line) {
    return line.contains("workload")
        || line.contains("requests_per_second")
        || line.matches("(.*[,;\t\" ])?hour([,;\t\" ].*)?");
  }

  /** Says why a file is not read and what would be. */
  static InvalidInputException refusal(TraceFile file) {
    if (file.isEmpty()) {
      return InvalidInputException.ofFile(file.path(), "the file is empty; " + WANTED);
    }
    TextLines line = file.lines();
    String start =
        new String(
            line.bytes(), line.start(), line.end() - line.start(), StandardCharsets.ISO_8859_1);
    for (Mark mark : MARKS) {
      if (start.startsWith(mark.start)) {
        String wanted = mark.look.startsWith("the file") ? "" : "; " + WANTED;
        return InvalidInputException.ofFile(file.path(), mark.look + wanted);
      }
    }
    String header = line.text();
    String separated = header.contains(";") || header.contains("\t") ? ", separated by commas" : "";
    int number = (int) Math.max(1, line.number());
    return InvalidInputException.of(
        List.of(
            new InputProblem(
                file.path().toString(),
                number,
                1,
                header,
                "a header that replay knows" + separated + ": " + WANTED,
                null)),
        1);
  }
}
