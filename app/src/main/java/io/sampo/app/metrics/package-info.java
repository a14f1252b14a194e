/** What a run writes down about itself: {@code metrics.jsonl} and {@code summary.json}. */
@NullMarked
package io.sampo.app.metrics;

import org.jspecify.annotations.NullMarked;
