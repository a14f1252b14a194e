package io.sampo.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's value that counts something: a whole number from 1. */
final class PositiveNumber implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Refused below, like a number that counts nothing.
    }
    throw new TypeConversionException(value + " (expected: a positive whole number)");
  }
}
