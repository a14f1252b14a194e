package io.sampo.model.architecture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * What a model folder's config.json says, in one spelling.
 *
 * @param rotarySize leading dimensions of a head that rotary positions turn
 * @param contextSize most positions the model was made for
 * @param endIds token ids that end a text; several are normal
 * @param padId absent in many models; padding is masked, so any id serves
 * @param json the file itself, kept so that what is not read here survives a save
 */
public record ModelConfig(
    Family family,
    HeadKind head,
    int hiddenSize,
    int layers,
    int heads,
    int keyValueHeads,
    int headSize,
    int intermediateSize,
    int vocabularySize,
    int contextSize,
    double normEpsilon,
    double ropeTheta,
    Optional<RopeScaling> ropeScaling,
    int rotarySize,
    boolean parallelResidual,
    boolean tied,
    boolean attentionBias,
    Activation activation,
    Set<Integer> endIds,
    Optional<Integer> padId,
    ObjectNode json) {

  /** The same shapes in another number of layers. */
  public ModelConfig withLayers(int count) {
    return new ModelConfig(
        family,
        head,
        hiddenSize,
        count,
        heads,
        keyValueHeads,
        headSize,
        intermediateSize,
        vocabularySize,
        contextSize,
        normEpsilon,
        ropeTheta,
        ropeScaling,
        rotarySize,
        parallelResidual,
        tied,
        attentionBias,
        activation,
        endIds,
        padId,
        json);
  }

  /** Radians per position of rotary pair i. */
  double inverseFrequency(int i) {
    double plain = Math.pow(ropeTheta, -2.0 * i / rotarySize);
    return ropeScaling.map(s -> s.scaled(plain)).orElse(plain);
  }
}
