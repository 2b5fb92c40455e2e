package io.fleetfold.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** JSON for people and programs: two blanks a level, a field a line, figures as plain decimals. */
public final class Json implements AutoCloseable {

  /** Digits after the point of figures that are not exact: millionths, as in the score. */
  private static final int DECIMALS = 6;

  /** Writes what belongs into an object or array. */
  @FunctionalInterface
  public interface Body {
    /** Writes all of it. */
    void write() throws IOException;
  }

  private final JsonGenerator out;

  /** Writes to there; closing leaves it open. */
  public Json(Writer writer) throws IOException {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    out =
        new JsonFactory()
            .createGenerator(writer)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .setPrettyPrinter(printer);
    out.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
  }

  /** An object. */
  public void object(Body body) throws IOException {
    out.writeStartObject();
    body.write();
    out.writeEndObject();
  }

  /** An object in a field. */
  public void object(String name, Body body) throws IOException {
    out.writeFieldName(name);
    object(body);
  }

  /** An array in a field. */
  public void array(String name, Body body) throws IOException {
    out.writeArrayFieldStart(name);
    body.write();
    out.writeEndArray();
  }

  /** A text, or {@code null}. */
  public void field(String name, @Nullable String value) throws IOException {
    out.writeFieldName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value);
    }
  }

  /** A truth. */
  public void field(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
  }

  /** A whole number, or {@code null}. */
  public void field(String name, @Nullable Long value) throws IOException {
    out.writeFieldName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value);
    }
  }

  /** An element of an array. */
  void value(String value) throws IOException {
    out.writeString(value);
  }

  /** A scaled integer in full. */
  public void exact(String name, long scaled, int decimals) throws IOException {
    out.writeFieldName(name);
    out.writeNumber(Figures.exact(scaled, decimals));
  }

  /** A figure to {@value DECIMALS} digits; infinite and undefined ones become {@code null}. */
  public void rounded(String name, @Nullable Double value) throws IOException {
    out.writeFieldName(name);
    if (value == null || !Double.isFinite(value)) {
      out.writeNull();
    } else {
      out.writeNumber(plain(value));
    }
  }

  /** A figure as it is written: at most {@value DECIMALS} digits after the point. */
  static BigDecimal plain(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @Override
  public void close() throws IOException {
    out.writeRaw('\n');
    out.close();
  }
}
