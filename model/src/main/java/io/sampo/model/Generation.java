package io.sampo.model;

/**
 * Responses to prompts; row p · copies + j is response j to prompt p.
 *
 * @param tokens by row; the closing end-of-sequence token included
 * @param finished by row: ended by an end-of-sequence token
 * @param logProbs by row and token, under the model's plain distribution, as seen while decoding
 * @param sampledLogProbs by row and token, under the distribution actually sampled
 */
public record Generation(
    int[][] tokens, boolean[] finished, float[][] logProbs, float[][] sampledLogProbs) {}
