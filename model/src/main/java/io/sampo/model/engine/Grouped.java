package io.sampo.model.engine;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;

/**
 * Arguments as arrays that carry their grouping in their names: "x[]" for the members of a list, no
 * name for a tensor of its own.
 *
 * @param scope owns what the call makes; the result belongs to the manager of the first array
 */
public record Grouped(PtNDManager scope, NDList list) {

  /** Arguments that begin with a tensor of the scope, which decides who owns the result. */
  public static Grouped of(PtNDManager scope) {
    return new Grouped(scope, new NDList());
  }

  public Grouped tensor(PtNDArray tensor) {
    list.add(tensor);
    return this;
  }

  public Grouped list(String name, PtNDArray... tensors) {
    for (PtNDArray tensor : tensors) {
      tensor.setName(name + "[]");
      list.add(tensor);
    }
    return this;
  }
}
