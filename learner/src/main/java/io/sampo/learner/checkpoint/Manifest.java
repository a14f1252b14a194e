package io.sampo.learner.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sampo.actors.work.Ledger;
import java.util.SortedMap;

/**
 * What a checkpoint says of itself.
 *
 * @param step t: updates made
 * @param updates of the optimizer; fewer than t where whole batches had nothing to train on
 * @param ledger of the orders of batches before t
 * @param learning digest of the learning-relevant configuration
 * @param inputs digests of data, reference and judge models, by name
 * @param files SHA-256 of each file beside the manifest
 */
public record Manifest(
    @JsonProperty int step,
    @JsonProperty int updates,
    @JsonProperty Ledger ledger,
    @JsonProperty String learning,
    @JsonProperty SortedMap<String, String> inputs,
    @JsonProperty SortedMap<String, String> files) {}
