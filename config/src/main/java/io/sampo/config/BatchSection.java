package io.sampo.config;

import java.util.Optional;

/**
 * What a batch is made of: G orders, the online lane first. A micro-batch is one order.
 *
 * @param lag η, in steps
 * @param phases F; 0 for as many as there are steps
 * @param recorded what the online lane is replayed from, where it is not sampled
 * @see Phases which snapshot generates a batch
 */
public record BatchSection(
    int lag,
    int phases,
    OnlineLane online,
    OfflineLane offline,
    Optional<RecordedStream> recorded) {
  static BatchSection from(Settings settings) {
    BatchSection batch =
        new BatchSection(
            settings.integer("lag", 0),
            settings.integer("phases", 0),
            OnlineLane.from(settings.section("online")),
            OfflineLane.from(settings.section("offline")),
            RecordedStream.from(settings.section("recorded")));
    settings.rule(
        batch.online.on() || batch.offline.on(),
        "online.orders",
        "1 or more, since batch.offline.orders is 0 too",
        "batch.offline.orders");
    return batch;
  }

  /** G. */
  public int orders() {
    return online.orders() + offline.orders();
  }

  /** Whether responses are sampled during training. */
  public boolean sampled() {
    return online.on() && recorded.isEmpty();
  }
}
