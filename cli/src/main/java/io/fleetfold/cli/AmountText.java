package io.fleetfold.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Amounts of at least 0 as people type them: {@code 2.50}. */
final class AmountText implements ITypeConverter<Double> {

  private static final Pattern SHAPE = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  @Override
  public Double convert(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a plain decimal number of at least 0, such as 2.50");
    }
    return Double.valueOf(text);
  }
}
