/** Training from fixed data: supervised fine-tuning and Bradley–Terry reward models. */
@NullMarked
package io.sampo.learner.supervised;

import org.jspecify.annotations.NullMarked;
