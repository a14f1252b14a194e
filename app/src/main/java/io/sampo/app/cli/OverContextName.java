package io.sampo.app.cli;

import io.sampo.config.OverContext;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The configuration's spelling of {@link OverContext}: {@code truncate-left}. */
final class OverContextName implements ITypeConverter<OverContext> {
  @Override
  public OverContext convert(String value) {
    String name = value.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(OverContext.values())
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(value + " (expected: refuse, truncate-left or drop)"));
  }
}
