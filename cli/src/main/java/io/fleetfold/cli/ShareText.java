package io.fleetfold.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Shares as people type them: {@code 20%} or {@code 0.2}; at least 0 and below 1. */
final class ShareText implements ITypeConverter<Double> {

  private static final Pattern SHAPE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)(%?)");

  @Override
  public Double convert(String text) {
    Matcher matcher = SHAPE.matcher(text);
    double share = matcher.matches() ? share(matcher) : 1.0;
    if (share >= 1) {
      throw new TypeConversionException(
          "'" + text + "' is not a share below 1; write it such as 20% or 0.2");
    }
    return share;
  }

  private static double share(Matcher matcher) {
    var number = new BigDecimal(matcher.group(1));
    return (matcher.group(2).isEmpty() ? number : number.movePointLeft(2)).doubleValue();
  }
}
