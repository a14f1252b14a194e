/**
 * What a run trains: a policy in its three kinds (all weights, last layers, adapters) as one thing.
 */
@NullMarked
package io.sampo.model.policy;

import org.jspecify.annotations.NullMarked;
