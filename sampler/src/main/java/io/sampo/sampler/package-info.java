/** Sampler workers: pull an order, hold its version, generate. */
@NullMarked
package io.sampo.sampler;

import org.jspecify.annotations.NullMarked;
