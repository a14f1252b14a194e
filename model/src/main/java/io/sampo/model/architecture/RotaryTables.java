package io.sampo.model.architecture;

/**
 * Rotary position embedding (Su et al. 2021) as tables. Dimension i < rot/2 turns with its partner
 * i + rot/2 by the angle position · theta^(−2i/rot); dimensions from rot on stand still.
 *
 * @param pairs rot/2, how many pairs of a head turn
 * @param cos row-major [positions, pairs]
 * @param sin row-major [positions, pairs]
 */
public record RotaryTables(int pairs, float[] cos, float[] sin) {

  static RotaryTables of(ModelConfig config, int positions) {
    int pairs = config.rotarySize() / 2;
    float[] cos = new float[positions * pairs];
    float[] sin = new float[positions * pairs];
    for (int i = 0; i < pairs; i++) {
      double frequency = config.inverseFrequency(i);
      for (int p = 0; p < positions; p++) {
        cos[p * pairs + i] = (float) Math.cos(p * frequency);
        sin[p * pairs + i] = (float) Math.sin(p * frequency);
      }
    }
    return new RotaryTables(pairs, cos, sin);
  }
}
