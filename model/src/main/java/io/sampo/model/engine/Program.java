package io.sampo.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * TorchScript text, compiled. One native call runs a whole method: a decode loop, a forward pass,
 * an optimizer step.
 *
 * <p>The interpreter's profiling optimizer is switched off for the calling thread at each call: it
 * would give the first calls other last bits than the later ones.
 */
public final class Program implements AutoCloseable {
  private final PtNDManager manager;
  private final PtSymbolBlock block;

  private Program(PtNDManager manager, PtSymbolBlock block) {
    this.manager = manager;
    this.block = block;
  }

  /** Compiles methods given as text. */
  public static Program compile(Device device, String methods) {
    PtNDManager manager = newManager(device);
    try (InputStream archive = new ByteArrayInputStream(TorchScriptArchive.of(methods))) {
      return new Program(manager, JniUtils.loadModule(manager, archive, false, false));
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a resource of this package's sibling {@code script}.
   *
   * @param numbers what to put for each {@code @NAME@}
   */
  public static String text(String resource, Map<String, String> numbers) {
    String path = "/io/sampo/model/script/" + resource;
    try (InputStream in = Program.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> number : numbers.entrySet()) {
        text = text.replace("@" + number.getKey() + "@", number.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A manager of engine arrays that nobody else closes. */
  public static PtNDManager newManager(Device device) {
    return (PtNDManager) NDManager.newBaseManager(device, "PyTorch");
  }

  /** Calls a method that returns one tensor, which {@code scope} then owns. */
  public PtNDArray tensor(PtNDManager scope, String method, Argument... arguments) {
    try (IValue result = call(method, arguments)) {
      return result.toTensor(scope);
    }
  }

  /**
   * Like {@link #tensor}, and the result keeps the graph back to the weights that require
   * gradients. The engine runs methods under its inference mode unless the arguments come as
   * arrays, grouped by name.
   */
  public PtNDArray differentiable(String method, Grouped arguments) {
    return (PtNDArray) withGraph(method, arguments).singletonOrThrow();
  }

  /** The same for a method that returns a list, which the arguments' scope then owns. */
  public PtNDArray[] differentiables(String method, Grouped arguments) {
    NDList made = withGraph(method, arguments);
    made.attach(arguments.scope());
    return made.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
  }

  private NDList withGraph(String method, Grouped arguments) {
    NDArray name = arguments.scope().create(0);
    name.setName("module_method:" + method);
    NDList list = new NDList(arguments.list());
    list.add(name);
    prepare(true);
    return IValueUtils.forward(block, list, true);
  }

  /** Calls a method that returns a list of tensors, which {@code scope} then owns. */
  public PtNDArray[] tensors(PtNDManager scope, String method, Argument... arguments) {
    try (IValue result = call(method, arguments)) {
      return result.toTensorArray(scope);
    }
  }

  /** Calls a method for its effect. */
  public void run(String method, Argument... arguments) {
    call(method, arguments).close();
  }

  private IValue call(String method, Argument... arguments) {
    prepare(false);
    IValue[] values = new IValue[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i].value();
    }
    try {
      return IValueUtils.runMethod(block, method, values);
    } finally {
      for (Argument argument : arguments) {
        argument.release();
      }
    }
  }

  /** Both are settings of the calling thread, and their defaults differ between threads. */
  private static void prepare(boolean graph) {
    JniUtils.setGraphExecutorOptimize(false);
    JniUtils.setGradMode(graph);
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
