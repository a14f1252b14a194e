package io.sampo.app.supervised;

/**
 * When a training ends before its schedule does: once the accuracy on validation pairs stands
 * still. What is kept are the weights of the best one.
 *
 * @param pairs training pairs that are held back to validate on; 0 trains on all, to the end
 * @param every updates between two validations
 * @param patience validations in a row without a better one that end the training
 */
public record Stopping(int pairs, int every, int patience) {}
