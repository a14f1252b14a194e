/** Texts as token ids: Hugging Face tokenizers. */
@NullMarked
package io.sampo.model.text;

import org.jspecify.annotations.NullMarked;
