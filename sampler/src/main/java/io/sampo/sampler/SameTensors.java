package io.sampo.sampler;

import io.sampo.model.Parameters;
import io.sampo.weights.Snapshot;
import java.util.List;
import java.util.Locale;

/** A snapshot's tensors must be the model's: the same names, shapes and element type, in order. */
final class SameTensors {
  private SameTensors() {}

  static void require(Snapshot snapshot, Parameters parameters) {
    List<String> found =
        snapshot.tensors().stream()
            .map(tensor -> tensor.name() + " " + tensor.shape() + " " + tensor.dtype())
            .toList();
    String dtype = parameters.dtype().name().toLowerCase(Locale.ROOT);
    List<String> expected =
        parameters.specs().stream()
            .map(tensor -> tensor.name() + " " + tensor.shape() + " " + dtype)
            .toList();
    if (!found.equals(expected)) {
      throw refused(snapshot, found, expected);
    }
  }

  private static IllegalStateException refused(
      Snapshot snapshot, List<String> found, List<String> expected) {
    int at = 0;
    while (at < found.size() && at < expected.size() && found.get(at).equals(expected.get(at))) {
      at++;
    }
    return new IllegalStateException(
        "%s: tensor %d is %s (expected: %s, as in model.path)"
            .formatted(snapshot.ref(), at, tensor(found, at), tensor(expected, at)));
  }

  private static String tensor(List<String> tensors, int at) {
    return at < tensors.size() ? tensors.get(at) : "absent";
  }
}
