/** Model folders in Hugging Face layout: safetensors, sharded or not, and config.json. */
@NullMarked
package io.sampo.model.checkpoint;

import org.jspecify.annotations.NullMarked;
