/** Benchmarks: the same jobs as other implementations measure, as medians, on random weights. */
@NullMarked
package io.sampo.bench;

import org.jspecify.annotations.NullMarked;
