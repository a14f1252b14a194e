/** {@code evaluate}: what a model folder is worth on held-out prompts. */
@NullMarked
package io.sampo.app.evaluation;

import org.jspecify.annotations.NullMarked;
