package io.sampo.weights;

/**
 * Where a chunk of a snapshot ends.
 *
 * @param end position after its last byte
 * @param soFar SHA-256 of all bytes up to there
 */
record Cut(long end, Sha256 soFar) {}
