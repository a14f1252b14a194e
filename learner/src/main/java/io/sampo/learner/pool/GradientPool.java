package io.sampo.learner.pool;

import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.config.RunConfig;
import io.sampo.learner.step.GradientSource;
import io.sampo.model.policy.Policy;
import io.sampo.weights.GradientShelf;
import io.sampo.weights.HolderAddress;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotStore;
import io.sampo.weights.WeightsClient;
import java.util.Map;
import org.apache.pekko.actor.typed.Behavior;

/** What a node needs to take part in the pool of learners: to lead it, or to help whoever does. */
public final class GradientPool {
  private final RunConfig config;
  private final Node node;
  private final HeldVersions versions;
  private final ShareBoard board;

  /**
   * What the learner shares with the rest of its node.
   *
   * @param shelf what this node serves at {@code address} beside its snapshots
   */
  public record Node(
      SnapshotStore store,
      SnapshotMemory memory,
      WeightsClient client,
      GradientShelf shelf,
      HolderAddress address) {}

  /**
   * A node's part.
   *
   * @param versions the node's copies of the weights
   */
  public GradientPool(RunConfig config, Node node, HeldVersions versions) {
    this.config = config;
    this.node = node;
    this.versions = versions;
    this.board = new ShareBoard(config.deployment().learnerPatience());
  }

  /** A shelf for all that a helper has in hand. */
  public static GradientShelf shelf() {
    return new GradientShelf(ShareBoard.IN_HAND);
  }

  /**
   * The gradients of steps that this learner leads, shared with who helps.
   *
   * @param policy that it trains
   * @param weights those that it stands at
   */
  public GradientSource sharing(Policy policy, long term, SnapshotEntry weights) {
    return new SharedGradients(board, new GradientForm(policy.members()), term, weights);
  }

  /** What sharing came to since this was asked before, by metric name. */
  public Map<String, Double> metrics() {
    return board.counted().metrics();
  }

  /** To be run while this learner leads. */
  Behavior<LeaderActor.Command> leading() {
    return LeaderActor.create(board, new GradientFetch(node.store(), node.client(), board));
  }

  /** What this learner does while it stands by. */
  Helping helping() {
    return new PolicyHelping(
        config, versions, node.store(), node.memory(), node.shelf(), node.address());
  }
}
