package io.sampo.actors.wire;

import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import java.util.List;

/**
 * Writes every implementation of a family's interface as the interface itself, so that the
 * library's private lists, maps and references need no number of their own.
 */
final class FamilyResolver extends DefaultClassResolver {
  private final List<Class<?>> families;

  FamilyResolver(Class<?>... families) {
    this.families = List.of(families);
  }

  @Override
  @SuppressWarnings("rawtypes") // Kryo's signature
  public Registration getRegistration(Class type) {
    return super.getRegistration(familyOf(type));
  }

  private Class<?> familyOf(Class<?> type) {
    for (Class<?> family : families) {
      if (family.isAssignableFrom(type)) {
        return family;
      }
    }
    return type;
  }
}
