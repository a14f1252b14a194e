/**
 * The whole pipeline of actors around a model that costs nothing: what is left is the time of
 * orders, messages and snapshots.
 *
 * <pre>
 *   PipelineBenchmark ─▶ PipelineRun ─▶ PipelineNode (one with all parts, or one a part)
 *                            │              │ registry, watchdog, coordinator
 *                        CommitTimes        └ samplers, judges: FreeModel; learner: FreeLearning
 * </pre>
 */
@NullMarked
package io.sampo.bench.pipeline;

import org.jspecify.annotations.NullMarked;
