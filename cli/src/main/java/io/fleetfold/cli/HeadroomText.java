package io.fleetfold.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Factors from 1 to 10, such as {@code 1.2}. */
final class HeadroomText implements ITypeConverter<Double> {

  private static final Pattern SHAPE = Pattern.compile("\\d{1,2}(\\.\\d{1,6})?");

  @Override
  public Double convert(String text) {
    double factor = SHAPE.matcher(text).matches() ? Double.parseDouble(text) : 0;
    if (!(factor >= 1) || factor > 10) {
      throw new TypeConversionException(
          "'" + text + "' is not a factor from 1 to 10, such as 1.2 for a fifth more");
    }
    return factor;
  }
}
