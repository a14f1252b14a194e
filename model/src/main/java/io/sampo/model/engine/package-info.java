/** The native engine: a program of TorchScript text, compiled once, called with tensors. */
@NullMarked
package io.sampo.model.engine;

import org.jspecify.annotations.NullMarked;
