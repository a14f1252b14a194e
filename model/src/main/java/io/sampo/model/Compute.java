package io.sampo.model;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.sampo.model.engine.Program;
import java.util.Locale;
import java.util.Map;

/** Where arrays live and in which type the model computes. */
public record Compute(Device device, DataType dtype) {
  private static final Map<String, DataType> TYPES =
      Map.of(
          "float32", DataType.FLOAT32,
          "bfloat16", DataType.BFLOAT16,
          "float16", DataType.FLOAT16);

  /** Float32 on the processor. */
  public static Compute cpu() {
    return new Compute(Device.cpu(), DataType.FLOAT32);
  }

  /**
   * Reads the names that a config uses; refuses a device that the engine cannot use.
   *
   * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
   * @param dtype {@code float32}, {@code bfloat16} or {@code float16}
   */
  public static Compute of(String device, String dtype) {
    return new Compute(device(device), type(dtype));
  }

  private static Device device(String name) {
    if (!name.matches("cpu|cuda(:\\d+)?")) {
      throw new ModelException("device: " + name + " (expected: cpu, cuda or cuda:N)");
    }
    Device device = Device.fromName(name.replace("cuda:", "gpu").replace("cuda", "gpu"));
    if (!device.equals(Device.cpu())) {
      requireUsable(device, name);
    }
    return device;
  }

  /** Computes there once; the engine alone knows what it can use. */
  private static void requireUsable(Device device, String name) {
    try (PtNDManager manager = Program.newManager(device)) {
      manager.zeros(new Shape(1)).toFloatArray();
    } catch (EngineException | IllegalArgumentException | UnsatisfiedLinkError e) {
      throw new ModelException(
          "device: "
              + name
              + ": the engine cannot use it (expected: cpu, or a GPU of this machine, with a PyTorch"
              + " 2.7.1 for CUDA in PYTORCH_LIBRARY_PATH)",
          e);
    }
  }

  private static DataType type(String name) {
    DataType type = TYPES.get(name.toLowerCase(Locale.ROOT));
    if (type == null) {
      throw new ModelException("dtype: " + name + " (expected: float32, bfloat16 or float16)");
    }
    return type;
  }
}
