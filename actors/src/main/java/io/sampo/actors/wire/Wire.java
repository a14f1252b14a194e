package io.sampo.actors.wire;

/**
 * Everything that may cross nodes. A wire message holds only numbers, text, primitive arrays,
 * enums, lists or maps of those, other wire records and actor references; never an array of the
 * engine. Each implementation is registered with {@code KryoRegistration} under a fixed number; a
 * class that is not registered is neither written nor read.
 */
public interface Wire {}
