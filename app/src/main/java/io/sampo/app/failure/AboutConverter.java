package io.sampo.app.failure;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * {@code %about} of a log line: which run, order and version it concerns, in every line alike.
 * {@code run=demo order=17 version=3}, with a dash for what it does not concern. Order and version
 * come from the line's own key-value pairs, else from the context in which it was written.
 */
public final class AboutConverter extends ClassicConverter {
  static final String RUN = "run";
  private static final List<String> KEYS = List.of("order", "version");
  private static final String NONE = "-";

  @Override
  public String convert(ILoggingEvent event) {
    Map<String, String> process = event.getLoggerContextVO().getPropertyMap();
    var about = new StringBuilder(RUN + "=" + process.getOrDefault(RUN, NONE));
    for (String key : KEYS) {
      about.append(' ').append(key).append('=').append(value(event, key));
    }
    return about.toString();
  }

  private static String value(ILoggingEvent event, String key) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    return (pairs == null ? List.<KeyValuePair>of() : pairs)
        .stream()
            .filter(pair -> pair.key.equals(key))
            .map(pair -> String.valueOf(pair.value))
            .findFirst()
            .orElseGet(() -> event.getMDCPropertyMap().getOrDefault(key, NONE));
  }
}
