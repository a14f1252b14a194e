package io.sampo.actors.work;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares messages by content, arrays element for element and floats bit for bit. A record's own
 * {@code equals} compares arrays by identity.
 */
public final class Content {
  private Content() {}

  public static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Record first && b instanceof Record second) {
      return first.getClass() == second.getClass() && sameComponents(first, second);
    }
    if (a instanceof List<?> first && b instanceof List<?> second) {
      return sameElements(first, second);
    }
    return Objects.deepEquals(a, b);
  }

  private static boolean sameElements(List<?> a, List<?> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return a.size() == b.size();
  }

  private static boolean sameComponents(Record a, Record b) {
    for (var component : a.getClass().getRecordComponents()) {
      try {
        var accessor = component.getAccessor();
        if (!same(accessor.invoke(a), accessor.invoke(b))) {
          return false;
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component + " of " + a.getClass(), e);
      }
    }
    return true;
  }
}
