package io.sampo.model.policy;

import io.sampo.model.LanguageModel;
import io.sampo.model.Parameters;
import io.sampo.model.engine.TensorMath;
import java.util.List;

/**
 * The policy of a run: what samples, what is measured and what is saved, and its members, which are
 * trained apart. They share their tensors: an update of a member moves the policy.
 *
 * @param model the policy; the exact mean of its members' deltas where there are several
 * @param members each with a loss and an optimizer of its own; the policy itself where it is one
 */
public record Policy(LanguageModel model, List<LanguageModel> members) implements AutoCloseable {
  public Policy {
    members = List.copyOf(members);
  }

  /** A policy that is trained as a whole. */
  public static Policy of(LanguageModel model) {
    return new Policy(model, List.of(model));
  }

  /** What is trained and travels, all members' together. */
  public Parameters parameters() {
    return model.parameters();
  }

  public TensorMath math() {
    return model.math();
  }

  @Override
  public void close() {
    model.close();
  }
}
