/**
 * Training from fixed data: supervised fine-tuning, and scalar heads on compared pairs, which are
 * Bradley–Terry reward models and pairwise preference models.
 */
@NullMarked
package io.sampo.learner.supervised;

import org.jspecify.annotations.NullMarked;
