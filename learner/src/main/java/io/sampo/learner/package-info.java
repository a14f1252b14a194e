/** Learner workers: pull batch t, compute the update, commit, publish. */
@NullMarked
package io.sampo.learner;

import org.jspecify.annotations.NullMarked;
