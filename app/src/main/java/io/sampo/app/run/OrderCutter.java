package io.sampo.app.run;

import io.sampo.actors.coordinator.OrderSource;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.config.BatchSection;
import io.sampo.config.Loss;
import io.sampo.config.Reference;
import io.sampo.config.RunConfig;
import io.sampo.data.Draws;
import io.sampo.data.Lane;
import io.sampo.data.PreferenceRow;
import io.sampo.data.PromptRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** order n = cut(config, seed, n): which prompts and pairs batch t holds. */
final class OrderCutter implements OrderSource {
  private final RunConfig config;
  private final List<PromptRow> prompts;
  private final List<PreferenceRow> pairs;
  private final Optional<RecordedLane> recorded;

  OrderCutter(RunConfig config, RunInputs inputs) {
    this.config = config;
    this.prompts = inputs.prompts();
    this.pairs = inputs.pairs();
    this.recorded =
        config
            .batch()
            .recorded()
            .map(stream ->
                new RecordedLane(config, inputs.recording().orElseThrow(), stream.shuffleLevel()));
  }

  @Override
  public List<Order> batch(int t) {
    BatchSection batch = config.batch();
    List<Order> orders = new ArrayList<>();
    long first = (long) t * batch.orders();
    for (int i = 0; i < batch.online().orders(); i++) {
      orders.add(online(OrderId.training(first + i), t, i));
    }
    for (int i = 0; i < batch.offline().orders(); i++) {
      orders.add(offline(OrderId.training(first + batch.online().orders() + i), t, i));
    }
    return orders;
  }

  private Order online(OrderId id, int t, int place) {
    return recorded
        .<Order>map(lane -> lane.order(id, t, place, needsFixedReference()))
        .orElseGet(() -> sampled(id, t, place));
  }

  private Order sampled(OrderId id, int t, int place) {
    BatchSection batch = config.batch();
    Draws draws =
        new Draws(
            config.run().seed(),
            Lane.ONLINE,
            prompts.size(),
            batch.online().orders(),
            batch.online().promptsPerOrder(),
            config.phases().length());
    int[][] chosen =
        Arrays.stream(draws.order(t, place))
            .mapToObj(r -> prompts.get(r).ids())
            .toArray(int[][]::new);
    return new Order.Generate(
        id,
        t,
        config.phases().version(t),
        batch.online().samplesPerPrompt(),
        config.judged(),
        needsFixedReference(),
        chosen);
  }

  private boolean needsFixedReference() {
    Reference reference = config.algorithm().reference();
    return config.algorithm().loss() == Loss.HYPO
        || reference == Reference.SFT
        || reference == Reference.FIXED;
  }

  private Order offline(OrderId id, int t, int place) {
    Draws draws =
        new Draws(
            config.run().seed(),
            Lane.OFFLINE,
            pairs.size(),
            config.batch().offline().orders(),
            config.batch().offline().pairsPerOrder());
    List<PreferenceRow> rows = Arrays.stream(draws.order(t, place)).mapToObj(pairs::get).toList();
    return new Order.Score(
        id,
        t,
        column(rows, PreferenceRow::prompt),
        column(rows, PreferenceRow::chosen),
        column(rows, PreferenceRow::rejected));
  }

  private static int[][] column(List<PreferenceRow> rows, Function<PreferenceRow, int[]> cell) {
    return rows.stream().map(cell).toArray(int[][]::new);
  }
}
