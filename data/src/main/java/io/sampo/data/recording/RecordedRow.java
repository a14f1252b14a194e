package io.sampo.data.recording;

import org.jspecify.annotations.Nullable;

/**
 * One response of a run with all that became of it. Log-probs are natural logarithms, one per
 * response token, and are kept bit for bit.
 *
 * @param step t, the batch
 * @param order number of the order
 * @param row within the order, p · k + j for response j to prompt p
 * @param version the snapshot that generated it
 * @param finished whether it ended by itself rather than by the length limit
 * @param behaviour log-probs under that snapshot
 * @param reference log-probs under the fixed reference; null where nobody asked for them
 * @param sampled log-probs under the distribution sampled from; null where that is the plain one
 * @param score the judge's; null where nobody judged, or from a judge that only compares
 * @param preference of the pair that the row belongs to: first, second, tie or invalid; null, as
 *     the next, where nobody judged
 * @param fate of that pair: trained, tied or invalid
 */
public record RecordedRow(
    int step,
    long order,
    int row,
    long version,
    int[] prompt,
    int[] response,
    boolean finished,
    float[] behaviour,
    float @Nullable [] reference,
    float @Nullable [] sampled,
    @Nullable Double score,
    @Nullable String preference,
    @Nullable String fate) {}
