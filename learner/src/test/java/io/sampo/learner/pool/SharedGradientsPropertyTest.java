package io.sampo.learner.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import io.sampo.actors.pool.Share;
import io.sampo.actors.pool.ShareId;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.learner.SmallModel;
import io.sampo.learner.optim.Gradients;
import io.sampo.learner.step.MicroGradient;
import io.sampo.learner.step.StepTask;
import io.sampo.model.LanguageModel;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.noise.NoiseKey;
import io.sampo.weights.Snapshot;
import io.sampo.weights.SnapshotMemory;
import io.sampo.weights.SnapshotOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever helpers do, bring, lose, bring late or twice, the leader's sum is the left fold over the
 * micro-batches in their order, bit for bit.
 */
final class SharedGradientsPropertyTest {
  private static final SnapshotEntry WEIGHTS = Shares.at(0).weights();

  /** Random numbers of sizes far apart, so that any other order of summing shows. */
  private static MicroGradient gradient(LanguageModel model, int place) {
    NoiseKey noise = new NoiseKey(11, place, 0);
    List<TensorSpec> specs = model.parameters().specs();
    Gradients made =
        Gradients.of(
            model.math(),
            manager -> {
              PtNDArray[] tensors = new PtNDArray[specs.size()];
              for (int i = 0; i < tensors.length; i++) {
                float[] numbers = new float[Math.toIntExact(specs.get(i).elements())];
                for (int j = 0; j < numbers.length; j++) {
                  double uniform = noise.uniform(i, j);
                  numbers[j] = (float) ((uniform - 0.5) * Math.pow(10, 8 * uniform));
                }
                tensors[i] = (PtNDArray) manager.create(numbers, new Shape(specs.get(i).shape()));
              }
              return tensors;
            });
    return new MicroGradient(List.of(made), List.of(Shares.SUMS));
  }

  /** Numbers by tensor, added up in plain Java. */
  private static float[][] sum(float[][] sum, MicroGradient next) {
    PtNDArray[] tensors = next.gradients().getFirst().tensors();
    float[][] added = new float[tensors.length][];
    for (int i = 0; i < tensors.length; i++) {
      added[i] = tensors[i].toFloatArray();
      for (int j = 0; sum.length > 0 && j < added[i].length; j++) {
        added[i][j] = sum[i][j] + added[i][j];
      }
    }
    return added;
  }

  @Property(tries = 25)
  void theSumIsTheLeftFold(@ForAll @IntRange(min = 1, max = 12) int size, @ForAll long seed) {
    SnapshotMemory memory = new SnapshotMemory(1L << 30);
    try (LanguageModel model = SmallModel.language(1)) {
      float[][] alone = {};
      for (int place = 0; place < size; place++) {
        try (MicroGradient next = gradient(model, place)) {
          alone = sum(alone, next);
        }
      }
      assertArrayEquals(bits(alone), bits(new Pool(model, memory, size, seed).sum()));
    }
    assertEquals(0, memory.inUse());
    memory.close();
  }

  private static int[][] bits(float[][] numbers) {
    return Arrays.stream(numbers)
        .map(row -> {
          int[] bits = new int[row.length];
          Arrays.setAll(bits, i -> Float.floatToRawIntBits(row[i]));
          return bits;
        })
        .toArray(int[][]::new);
  }

  /** A leader that waits for nobody, and two helpers that act at random while it computes. */
  private static final class Pool implements StepTask {
    private final LanguageModel model;
    private final SnapshotMemory memory;
    private final int size;
    private final Random random;
    private final GradientForm form;
    private final ShareBoard board = new ShareBoard(1e-9);
    private final List<Share> inHand = new ArrayList<>();
    private float[][] sum = {};

    Pool(LanguageModel model, SnapshotMemory memory, int size, long seed) {
      this.model = model;
      this.memory = memory;
      this.size = size;
      this.random = new Random(seed);
      this.form = new GradientForm(List.of(model));
    }

    float[][] sum() {
      new SharedGradients(board, form, Shares.TERM, WEIGHTS).inOrder(this, this::add);
      inHand.forEach(share -> board.deliver(share.id(), delivered(share.id())));
      return sum;
    }

    private void add(MicroGradient next) {
      try (next) {
        sum = SharedGradientsPropertyTest.sum(sum, next);
      }
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public MicroGradient compute(int place) {
      for (int i = random.nextInt(6); i > 0; i--) {
        act("helper " + random.nextInt(2));
      }
      return gradient(model, place);
    }

    @Override
    public Share share(int place, long term, SnapshotEntry weights) {
      return Shares.at(place);
    }

    private void act(String helper) {
      Optional<Share> taken = board.take(helper);
      taken.ifPresent(inHand::add);
      if (inHand.isEmpty()) {
        return;
      }
      ShareId id = inHand.get(random.nextInt(inHand.size())).id();
      switch (random.nextInt(6)) {
        case 0 -> board.gone(helper);
        case 1 -> board.comeBack(id, helper);
        case 2 -> board.deliver(older(id), delivered(id));
        default -> board.deliver(id, delivered(id));
      }
    }

    private static ShareId older(ShareId id) {
      return new ShareId(id.term() - 1, id.step(), id.place());
    }

    private Delivered delivered(ShareId id) {
      SnapshotOrigin origin = new SnapshotOrigin("run", Shares.STEP, 0, Shares.TERM);
      try (MicroGradient gradient = gradient(model, id.place())) {
        Snapshot bytes = form.write(gradient, memory, origin);
        return new Delivered(bytes, gradient.sums());
      }
    }
  }
}
