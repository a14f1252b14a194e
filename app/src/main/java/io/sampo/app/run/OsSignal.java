package io.sampo.app.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * A signal of the operating system. The JDK has {@code sun.misc.Signal} to hear one without ending,
 * which a shutdown hook cannot do: it comes too late to choose the exit code. The compiler warns
 * wherever that class is named, and its warning cannot be turned off, hence the method handles.
 */
final class OsSignal {
  private static final Lookup LOOKUP = MethodHandles.publicLookup();
  private static final Class<?> SIGNAL = jdk("sun.misc.Signal");
  private static final Class<?> HANDLER = jdk("sun.misc.SignalHandler");

  private final Object signal;

  /**
   * The signal of that name.
   *
   * @param name without SIG
   */
  OsSignal(String name) {
    signal = call(() -> SIGNAL.getConstructor(String.class).newInstance(name));
  }

  /** What does this for every signal that it is given to. */
  static Object handler(Runnable action) {
    return call(() -> {
      MethodHandle run =
          LOOKUP.findVirtual(Runnable.class, "run", MethodType.methodType(void.class));
      return MethodHandleProxies.asInterfaceInstance(
          HANDLER, MethodHandles.dropArguments(run.bindTo(action), 0, SIGNAL));
    });
  }

  /** Gives the signal to that handler from now on; returns the one before. */
  Object goesTo(Object handler) {
    return call(() -> SIGNAL.getMethod("handle", SIGNAL, HANDLER).invoke(null, signal, handler));
  }

  /** Sends it to this process. */
  void raise() {
    call(() -> String.valueOf(SIGNAL.getMethod("raise", SIGNAL).invoke(null, signal)));
  }

  private interface Reflection<T> {
    T call() throws ReflectiveOperationException;
  }

  private static <T> T call(Reflection<T> call) {
    try {
      return call.call();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("signals: not those of the JDK that is known here", e);
    }
  }

  private static Class<?> jdk(String name) {
    return call(() -> Class.forName(name));
  }
}
