package io.sampo.config;

/** The rules that hold between sections. */
final class CrossChecks {
  private static final String LOSS = "algorithm.loss";
  private static final String ONLINE = "batch.online.orders";
  private static final String RECORDED = "batch.recorded.path";
  private static final String OFFLINE = "batch.offline.orders";

  private final RunConfig config;
  private final Settings root;

  CrossChecks(RunConfig config, Settings root) {
    this.config = config;
    this.root = root;
  }

  void check() {
    checkHypo();
    checkBehaviour();
    checkJudges();
    checkPhases();
    checkRecordings();
    checkEvaluation();
    root.rule(
        config.optimizer().warmupSteps() <= config.run().steps() || config.run().steps() == 0,
        "optimizer.warmup-steps",
        "at most run.steps, " + config.run().steps(),
        "run.steps");
  }

  private void checkHypo() {
    if (config.algorithm().loss() != Loss.HYPO) {
      return;
    }
    BatchSection batch = config.batch();
    root.rule(batch.online().on(), ONLINE, "1 or more: the loss hypo needs both lanes", LOSS);
    root.rule(batch.offline().on(), OFFLINE, "1 or more: the loss hypo needs both lanes", LOSS);
    root.rule(
        batch.recorded().isEmpty(),
        RECORDED,
        "null: the online term of the loss hypo is over samples of its own policy",
        LOSS);
    String why = "which the loss hypo needs with batch.lag, batch.phases or several adapters";
    boolean whole =
        batch.lag() == 0 && config.phases().length() == 1 && config.trainable().members() == 1;
    SamplingSection sampling = config.sampling();
    root.rule(whole || sampling.topK() == 0, "sampling.top-k", "0, " + why, LOSS, "batch.lag");
    root.rule(whole || sampling.topP() == 1, "sampling.top-p", "1, " + why, LOSS, "batch.lag");
  }

  private void checkBehaviour() {
    if (config.algorithm().reference() == Reference.BEHAVIOUR) {
      root.rule(
          config.batch().online().on() && !config.batch().offline().on(),
          "algorithm.reference",
          "sft, ema or fixed: pairs of the offline lane have no behaviour policy",
          ONLINE,
          OFFLINE);
    }
  }

  private void checkJudges() {
    if (config.judged() || config.batch().recorded().isPresent()) {
      root.rule(
          config.batch().online().samplesPerPrompt() == 2,
          "batch.online.samples-per-prompt",
          "2, since a judge compares two responses",
          LOSS,
          ONLINE);
    }
    if (config.judged()) {
      root.rule(
          config.judge().training().kind() != JudgeKind.NONE,
          "judge.training.kind",
          "reward-model, preference-model or golden, since online samples are judged under this loss",
          LOSS,
          ONLINE);
    }
  }

  private void checkPhases() {
    Phases phases = config.phases();
    if (!phases.fit()) {
      root.rule(
          false,
          "batch.phases",
          "a divisor of run.steps, %d; with run.steps %d it would fit"
              .formatted(phases.steps(), phases.nearestSteps()),
          "run.steps");
    }
  }

  private void checkRecordings() {
    BatchSection batch = config.batch();
    root.rule(
        batch.recorded().isEmpty() || batch.online().on(),
        RECORDED,
        "null, since batch.online.orders is 0: a recording stands in for the online lane",
        ONLINE);
    root.rule(
        config.record().path().isEmpty() || batch.sampled(),
        "record.path",
        "null, since nothing is generated: batch.online.orders is 0 or batch.recorded.path is set",
        ONLINE,
        RECORDED);
  }

  private void checkEvaluation() {
    EvaluationSection evaluation = config.evaluation();
    root.rule(
        !evaluation.on() || config.judge().evaluation().kind() != JudgeKind.NONE,
        "judge.evaluation.kind",
        "golden, reward-model or preference-model, or evaluation.every and evaluation.final-prompts 0",
        "evaluation.every",
        "evaluation.final-prompts");
    int rows = config.data().evaluation().rows();
    root.rule(
        rows == 0 || rows >= evaluation.most(),
        "data.evaluation.rows",
        "at least the " + evaluation.most() + " prompts of the largest evaluation",
        "evaluation.prompts",
        "evaluation.final-prompts");
    checkHeldOut();
  }

  private void checkHeldOut() {
    if (!config.evaluation().onPairs()) {
      return;
    }
    int pairs = config.evaluation().pairs();
    DataSource heldOut = config.data().heldOut();
    root.rule(
        heldOut.rows() == 0 || heldOut.rows() >= pairs,
        "data.held-out.rows",
        "at least evaluation.pairs, " + pairs,
        "evaluation.pairs");
    root.rule(
        !config.batch().offline().on() || !heldOut.sameTexts(config.data().pairs()),
        heldOut instanceof DataSource.Task ? "data.held-out.split" : "data.held-out.path",
        "another file or split than that of data.pairs, which are trained on",
        "evaluation.pairs",
        OFFLINE);
  }
}
