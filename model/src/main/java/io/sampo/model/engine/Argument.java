package io.sampo.model.engine;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;

/** One argument of a program's method. */
public final class Argument implements AutoCloseable {
  private final IValue value;
  private final boolean lasting;

  private Argument(IValue value, boolean lasting) {
    this.value = value;
    this.lasting = lasting;
  }

  public static Argument of(PtNDArray tensor) {
    return new Argument(IValue.from(tensor), false);
  }

  public static Argument of(PtNDArray... tensors) {
    return new Argument(IValue.listFrom(tensors), false);
  }

  /** A list that serves many calls; its maker closes it. */
  public static Argument lasting(PtNDArray... tensors) {
    return new Argument(IValue.listFrom(tensors), true);
  }

  public static Argument of(long number) {
    return new Argument(IValue.from(number), false);
  }

  public static Argument of(double number) {
    return new Argument(IValue.from(number), false);
  }

  public static Argument of(boolean flag) {
    return new Argument(IValue.from(flag), false);
  }

  IValue value() {
    return value;
  }

  void release() {
    if (!lasting) {
      value.close();
    }
  }

  @Override
  public void close() {
    value.close();
  }
}
