package io.fleetfold.cli.nightly;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.fleetfold.domain.facts.InputWarning;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The talk of a run: sentences for people, or one JSON object a line for log collectors. */
public final class NightLog {

  /** How lines look. */
  public enum Form {
    /** Sentences. */
    TEXT,
    /** One JSON object a line. */
    JSON
  }

  private final Form form;
  private final PrintWriter out;
  private final Clock clock;
  private final boolean quiet;

  /**
   * A log.
   *
   * @param quiet whether only errors are wanted
   */
  public NightLog(Form form, PrintWriter out, Clock clock, boolean quiet) {
    this.form = form;
    this.out = out;
    this.clock = clock;
    this.quiet = quiet;
  }

  /** Whether lines are for programs. */
  public boolean isJson() {
    return form == Form.JSON;
  }

  /**
   * Something that happened.
   *
   * @param event its name for programs
   * @param figures for programs; people find them in the sentence
   */
  public void say(String event, String sentence, Map<String, ? extends Object> figures) {
    if (!quiet) {
      line("info", event, sentence, figures);
    }
  }

  /** Something unusual about the input; never silenced. */
  public void warning(InputWarning warning) {
    line(
        "warning",
        "input",
        isJson() ? warning.place() + " " + warning.message() : warning.text(),
        Map.of());
  }

  /** Something that went wrong; never silenced. */
  public void error(String event, String sentence) {
    line("error", event, sentence, Map.of());
  }

  private synchronized void line(
      String level, String event, String sentence, Map<String, ? extends Object> figures) {
    out.println(form == Form.TEXT ? sentence : json(level, event, sentence, figures));
    out.flush();
  }

  private String json(
      String level, String event, String sentence, Map<String, ? extends Object> figures) {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeStringField("level", level);
      json.writeStringField("event", event);
      json.writeStringField("message", sentence);
      for (var figure : figures.entrySet()) {
        if (figure.getValue() instanceof Number number && Double.isFinite(number.doubleValue())) {
          json.writeNumberField(figure.getKey(), number.doubleValue());
        } else {
          json.writeStringField(figure.getKey(), String.valueOf(figure.getValue()));
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
