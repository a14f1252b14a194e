package io.sampo.app.management;

import java.util.List;

/** Every number that Prometheus gets; docs/metrics.md defines each. */
public enum Measure {
  UP("sampo_node_up", Kind.GAUGE, "1 for a member that is up and reachable", "node", "roles"),
  REPORT_AGE("sampo_node_report_age_seconds", Kind.GAUGE, "since the node's last report", "node"),
  UPTIME("sampo_node_uptime_seconds", Kind.GAUGE, "since the node's JVM began", "node"),
  RESIDENT("sampo_node_resident_bytes", Kind.GAUGE, "resident size, heap and native", "node"),
  HEAP("sampo_node_heap_bytes", Kind.GAUGE, "heap in use", "node"),
  SNAPSHOTS("sampo_node_snapshot_bytes", Kind.GAUGE, "native memory of snapshots", "node"),
  CPU("sampo_node_cpu_seconds_total", Kind.COUNTER, "processor time of the process", "node"),
  CORES("sampo_node_cpu_cores", Kind.GAUGE, "cores that the process keeps busy now", "node"),
  GPU_BUSY("sampo_node_gpu_busy_ratio", Kind.GAUGE, "share of time its GPU computes", "node"),
  GPU_MEMORY("sampo_node_gpu_memory_bytes", Kind.GAUGE, "its GPU's memory in use", "node"),
  COLLECTION("sampo_node_gc_seconds_total", Kind.COUNTER, "time in garbage collections", "node"),
  THREADS("sampo_node_threads", Kind.GAUGE, "threads of the JVM", "node"),
  OPEN_FILES("sampo_node_open_files", Kind.GAUGE, "open file handles", "node"),
  WAITS("sampo_node_waits", Kind.GAUGE, "workers and orders that wait", "node"),
  LATE("sampo_node_waits_late", Kind.GAUGE, "those that wait for too long", "node"),
  LONGEST_WAIT("sampo_node_longest_wait_seconds", Kind.GAUGE, "the longest wait", "node"),
  REFUSED("sampo_tls_refused_total", Kind.COUNTER, "connections that TLS put an end to", "node"),
  RESTARTS("sampo_restarts_total", Kind.COUNTER, "child processes started again", "node"),
  HELD("sampo_weights_held", Kind.GAUGE, "versions that the node holds", "node"),
  FETCHED("sampo_weights_fetched_bytes_total", Kind.COUNTER, "weights fetched", "node"),
  FETCHING("sampo_weights_fetch_seconds_total", Kind.COUNTER, "time spent on that", "node"),
  SERVED("sampo_weights_served_bytes_total", Kind.COUNTER, "weights read by others", "node"),
  NEWEST("sampo_weights_newest_version", Kind.GAUGE, "newest version that anybody holds"),
  PINNED("sampo_weights_pinned", Kind.GAUGE, "versions that are needed"),

  COORDINATOR("sampo_coordinator_up", Kind.GAUGE, "1 when the coordinator answers"),
  STEP("sampo_run_step", Kind.GAUGE, "updates committed"),
  STEPS("sampo_run_steps", Kind.GAUGE, "updates of the whole run"),
  TERM("sampo_learner_term", Kind.GAUGE, "under which a learner leads; grows with each change"),
  OPEN_ORDERS("sampo_open_orders", Kind.GAUGE, "open orders", "state"),
  ORDERS("sampo_orders_total", Kind.COUNTER, "training orders by what became of them", "fate"),
  PAIRS("sampo_pairs_total", Kind.COUNTER, "judged rows by what became of them", "fate"),
  WORKERS("sampo_workers", Kind.GAUGE, "workers that the coordinator knows", "role", "state"),
  RESPONSES("sampo_responses_total", Kind.COUNTER, "responses received"),
  GENERATING("sampo_generate_seconds_total", Kind.COUNTER, "samplers' time on results received"),
  JUDGING("sampo_judge_seconds_total", Kind.COUNTER, "judges' time on verdicts received"),

  UPDATES("sampo_updates_total", Kind.COUNTER, "commits of this session", "node"),
  UPDATE_RATE("sampo_updates_per_second", Kind.GAUGE, "over the last ten steps", "node"),
  RESPONSE_RATE("sampo_responses_per_second", Kind.GAUGE, "that times a batch's", "node"),
  STEPPING("sampo_step_seconds_total", Kind.COUNTER, "from commit to commit", "node"),
  UPDATING("sampo_update_seconds_total", Kind.COUNTER, "the learner's part of it", "node"),
  HELPED("sampo_micro_batches_helped_total", Kind.COUNTER, "done by other learners", "node"),
  REPEATED("sampo_micro_batches_repeated_total", Kind.COUNTER, "done again, being late", "node"),
  LATE_GRADIENTS("sampo_gradients_late_total", Kind.COUNTER, "of no use any more", "node"),
  LAG("sampo_lag_steps", Kind.GAUGE, "how much older the generating weights are", "node"),
  DRIFT("sampo_logprob_drift_nats", Kind.GAUGE, "decoding against scoring, largest", "node"),
  GAP("sampo_behaviour_gap_nats", Kind.GAUGE, "sampler against learner, largest", "node"),
  LOSS("sampo_loss", Kind.GAUGE, "of the last step", "node"),
  GRAD_NORM("sampo_grad_norm", Kind.GAUGE, "of the last step, before clipping", "node"),
  ARRAYS("sampo_managed_arrays", Kind.GAUGE, "arrays held for what is trained", "node"),
  WIN_RATE("sampo_win_rate", Kind.GAUGE, "of the last evaluation", "node"),
  KL("sampo_kl_nats", Kind.GAUGE, "of the last evaluation, to the initial model", "node");

  /** Whether a number may fall, or only grow until its source begins again. */
  enum Kind {
    GAUGE,
    COUNTER
  }

  private final String text;
  private final Kind kind;
  private final String help;
  private final String labels;

  Measure(String text, Kind kind, String help, String... labels) {
    this.text = text;
    this.kind = kind;
    this.help = help;
    this.labels = String.join(" ", labels);
  }

  /** The name that Prometheus gets. */
  public String text() {
    return text;
  }

  Kind kind() {
    return kind;
  }

  String help() {
    return help;
  }

  List<String> labels() {
    return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
  }
}
