package io.fleetfold.cli.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads the rows of a trace of which each line is an object of JSON. */
final class JsonRow extends TraceRow {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String NO_OBJECT = "this is no object of JSON on one line";

  /** Time, prompt and answer; the time in nanoseconds, where a {@code double} has room for it. */
  private final double[] figures = new double[3];

  private long nanos;

  JsonRow(TraceFormat format, TraceProblems problems) {
    super(format, problems);
  }

  @Override
  boolean read(TextLines line) {
    Arrays.fill(figures, Double.NaN);
    int from = line.start();
    try (JsonParser json = JSON.createParser(line.bytes(), from, line.end() - from)) {
      return object(json, line) && isWhole(line) && set(nanos, figures[1], figures[2]);
    } catch (StreamConstraintsException e) {
      reject(line, 1, NO_OBJECT + ": it is too deep, or a number or name in it is too long");
      return false;
    } catch (JacksonException e) {
      reject(line, e.getLocation().getColumnNr(), NO_OBJECT);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private boolean object(JsonParser json, TextLines line) throws IOException {
    boolean sound = true;
    boolean object = json.nextToken() == JsonToken.START_OBJECT;
    while (object && sound && json.nextToken() == JsonToken.FIELD_NAME) {
      int figure = format().columns().indexOf(json.currentName());
      json.nextToken();
      if (figure >= 0) {
        sound = take(figure, json, line);
      } else {
        json.skipChildren();
      }
    }
    if (!object || (sound && json.nextToken() != null)) {
      reject(line, 1, NO_OBJECT);
      return false;
    }
    return sound;
  }

  private boolean take(int figure, JsonParser json, TextLines line) throws IOException {
    double value = json.currentToken().isNumeric() ? json.getDoubleValue() : Double.NaN;
    nanos = figure == 0 ? format().unit().parse(value) : nanos;
    boolean sound =
        figure == 0 ? nanos != TimeCell.NONE : value >= 0 && value <= TraceRow.MOST_TOKENS;
    if (!sound) {
      String allowed = figure == 0 ? format().unit().allowed() : TOKENS;
      int column = json.currentTokenLocation().getColumnNr();
      String name = format().columns().get(figure);
      problems().add(line.number(), column, json.getText(), allowed + " (" + name + ")");
    }
    figures[figure] = value;
    return sound;
  }

  private boolean isWhole(TextLines line) {
    for (int figure = 0; figure < figures.length; figure++) {
      if (Double.isNaN(figures[figure])) {
        reject(line, 1, format().columns().get(figure) + " is missing");
        return false;
      }
    }
    return true;
  }

  @Override
  void rejectTime(TextLines line, String allowed) {
    problems().add(line.number(), 1, line.text(), allowed);
  }

  private void reject(TextLines line, int column, String sentence) {
    problems().add(line.number(), Math.max(1, column), "", sentence);
  }
}
