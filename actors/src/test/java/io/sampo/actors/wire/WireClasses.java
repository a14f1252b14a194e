package io.sampo.actors.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every record of this module that may cross nodes, found on the class path. */
final class WireClasses {
  private WireClasses() {}

  static List<Class<? extends Record>> all() {
    try {
      Path root = Path.of(Wire.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (var files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
            .<Class<?>>map(WireClasses::load)
            .filter(type -> Wire.class.isAssignableFrom(type) && !type.isInterface())
            .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, WireClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
