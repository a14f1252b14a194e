package io.sampo.learner.supervised;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.learner.optim.AdamWSettings;
import io.sampo.learner.optim.Schedule;
import io.sampo.model.LanguageModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestSoFarTest {
  private static final List<Comparison> PAIR =
      List.of(new Comparison(new int[] {1}, new int[] {2}, new int[] {3}));

  private final AdamWSettings settings = new AdamWSettings(0.9, 0.95, 1e-8, 0, 1);
  private final Schedule schedule = Schedule.of(Schedule.Shape.CONSTANT, 0.01, 0, 10);

  @Test
  void theWeightsOfTheBestFigureComeBack() {
    try (LanguageModel model = TinyModel.scalar();
        BestSoFar best = new BestSoFar(model.parameters(), 2);
        ComparisonTraining training =
            new ComparisonTraining(model, new ComparisonObjective.Reward(), settings, schedule)) {
      assertFalse(best.measured());
      assertTrue(best.goesOn(0.5));
      training.step(PAIR);
      assertTrue(best.goesOn(0.7));
      String kept = model.parameters().sha256();
      training.step(PAIR);
      assertTrue(best.goesOn(0.7), "no better, once");
      assertFalse(best.goesOn(0.6), "no better, twice");
      assertNotEquals(kept, model.parameters().sha256());
      best.restore();
      assertEquals(kept, model.parameters().sha256());
      assertEquals(0.7, best.best());
    }
  }

  @Test
  void aBetterFigureBeginsThePatienceAnew() {
    try (LanguageModel model = TinyModel.scalar();
        BestSoFar best = new BestSoFar(model.parameters(), 2)) {
      assertTrue(best.goesOn(0.5));
      assertTrue(best.goesOn(0.4));
      assertTrue(best.goesOn(0.6));
      assertTrue(best.goesOn(0.5));
      assertFalse(best.goesOn(0.5));
    }
  }
}
