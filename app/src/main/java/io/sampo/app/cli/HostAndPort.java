package io.sampo.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's value that says where a node listens, by name or by address. */
final class HostAndPort implements ITypeConverter<String> {
  private static final int PORTS = 1 << 16;

  @Override
  public String convert(String value) {
    int colon = value.lastIndexOf(':');
    if (colon < 1 || !isPort(value.substring(colon + 1))) {
      throw new TypeConversionException(value + " (expected: HOST:PORT)");
    }
    return value;
  }

  private static boolean isPort(String text) {
    return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) < PORTS;
  }
}
