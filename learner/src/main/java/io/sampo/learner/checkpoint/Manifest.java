package io.sampo.learner.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sampo.actors.work.Ledger;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a checkpoint says of itself.
 *
 * @param step t: updates made
 * @param updates of the optimizer; fewer than t where whole batches had nothing to train on
 * @param ledger of the orders of batches before t
 * @param metrics of the update that led to this step, for a coordinator that has not heard of it
 * @param learning digest of the learning-relevant configuration
 * @param inputs digests of data, reference and judge models, by name
 * @param files SHA-256 of each file beside the manifest
 */
public record Manifest(
    @JsonProperty int step,
    @JsonProperty int updates,
    @JsonProperty Ledger ledger,
    @JsonProperty SortedMap<String, Double> metrics,
    @JsonProperty String learning,
    @JsonProperty SortedMap<String, String> inputs,
    @JsonProperty SortedMap<String, String> files) {
  /** A checkpoint from before there were metrics in it has none. */
  public Manifest {
    metrics = Objects.requireNonNullElseGet(metrics, TreeMap::new);
  }
}
