package io.sampo.model.architecture;

/**
 * Llama 3's scaling of rotary frequencies: wavelengths longer than the original context are
 * stretched by {@code factor}, short ones kept, those between blended.
 */
public record RopeScaling(
    double factor, double lowFrequencyFactor, double highFrequencyFactor, double originalContext) {

  /** The scaled form of one inverse frequency, radians per position. */
  double scaled(double inverseFrequency) {
    double wavelength = 2 * Math.PI / inverseFrequency;
    if (wavelength > originalContext / lowFrequencyFactor) {
      return inverseFrequency / factor;
    }
    if (wavelength < originalContext / highFrequencyFactor) {
      return inverseFrequency;
    }
    double smooth =
        (originalContext / wavelength - lowFrequencyFactor)
            / (highFrequencyFactor - lowFrequencyFactor);
    return (1 - smooth) * inverseFrequency / factor + smooth * inverseFrequency;
  }
}
