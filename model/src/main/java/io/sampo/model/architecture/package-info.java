/**
 * Model families: what a Hugging Face config.json says, the tensors it implies and the text of its
 * layers.
 */
@NullMarked
package io.sampo.model.architecture;

import org.jspecify.annotations.NullMarked;
