package io.fleetfold.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers of at least 0, as people type them: {@code 20000}. */
final class CountText implements ITypeConverter<Long> {

  private static final Pattern SHAPE = Pattern.compile("\\d{1,18}");

  @Override
  public Long convert(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' is not a whole number of at least 0");
    }
    return Long.valueOf(text);
  }
}
