/**
 * Disturbs a run on purpose: a cluster of processes on this machine loses some of them at seeded
 * moments, and has to end in the weights of the undisturbed run.
 */
@NullMarked
package io.sampo.app.chaos;

import org.jspecify.annotations.NullMarked;
