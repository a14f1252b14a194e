package io.sampo.actors.pool;

import io.sampo.actors.wire.Wire;

/**
 * Where a gradient is served, and under which digest.
 *
 * @param sha256 of its tensors' bytes in name order, 64 hexadecimal digits
 */
public record GradientEntry(String host, int port, String sha256) implements Wire {}
