package io.sampo.model.architecture;

import java.util.Arrays;

/**
 * Rotary position embedding (Su et al. 2021) as tables. Dimension i < rot/2 turns with its partner
 * i + rot/2 by the angle position · theta^(−2i/rot); dimensions from rot on stand still.
 *
 * @param cos row-major [positions, head size]
 * @param sin row-major [positions, head size]
 * @param turn row-major [head size, head size]: x · turn holds each dimension's partner, with its
 *     sign
 */
public record RotaryTables(float[] cos, float[] sin, float[] turn) {

  static RotaryTables of(ModelConfig config, int positions) {
    int size = config.headSize();
    float[] cos = new float[positions * size];
    float[] sin = new float[positions * size];
    Arrays.fill(cos, 1f);
    int half = config.rotarySize() / 2;
    for (int i = 0; i < half; i++) {
      double frequency = config.inverseFrequency(i);
      for (int p = 0; p < positions; p++) {
        float c = (float) Math.cos(p * frequency);
        float s = (float) Math.sin(p * frequency);
        cos[p * size + i] = c;
        cos[p * size + i + half] = c;
        sin[p * size + i] = s;
        sin[p * size + i + half] = s;
      }
    }
    return new RotaryTables(cos, sin, turn(size, half));
  }

  private static float[] turn(int size, int half) {
    float[] turn = new float[size * size];
    for (int i = 0; i < half; i++) {
      turn[(i + half) * size + i] = -1f;
      turn[i * size + i + half] = 1f;
    }
    return turn;
  }
}
