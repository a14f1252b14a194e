package io.sampo.config;

import java.util.List;
import java.util.Locale;

/** What a run trains of its policy, and so what travels to the samplers. */
public sealed interface Trainable {
  /** In words, for a summary. */
  String text();

  /** Parts that are trained apart, each with a loss and an optimizer of its own. */
  default int members() {
    return 1;
  }

  /** Every weight. */
  record All() implements Trainable {
    @Override
    public String text() {
      return "all";
    }
  }

  /** The last layers of the decoder; what stands below and above them is frozen. */
  record LastLayers(int layers) implements Trainable {
    @Override
    public String text() {
      return "last-layers(%d)".formatted(layers);
    }
  }

  /**
   * Low-rank adapters on a frozen base: W + (1/n) Σᵢ s·BᵢAᵢ with s = α/r (Hu et al. 2021; the
   * ensemble: Xu et al. 2024, section 4).
   *
   * @param targets names of linear layers, or {@value #ALL_LINEAR}
   * @param rank r
   * @param alpha α
   * @param dropout share of a layer's inputs that its adapter does not see in training
   * @param adapters n, trained apart on the same batches; the policy is their exact mean
   */
  record Lora(
      List<String> targets, int rank, double alpha, double dropout, int adapters, LoraForm form)
      implements Trainable {
    /** Every linear layer of the decoder but its head. */
    public static final String ALL_LINEAR = "all-linear";

    public Lora {
      targets = List.copyOf(targets);
    }

    /** s. */
    public double scale() {
      return alpha / rank;
    }

    @Override
    public int members() {
      return adapters;
    }

    @Override
    public String text() {
      String more = adapters == 1 ? "" : ", adapters=" + adapters;
      return String.format(Locale.ROOT, "lora(r=%d, alpha=%s%s)", rank, plain(alpha), more);
    }

    private static String plain(double number) {
      return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
  }

  static Trainable from(Settings settings) {
    TrainableKind kind = settings.choice("kind", TrainableKind.class);
    LastLayers last = new LastLayers(settings.integer("last-layers", 1));
    Lora lora = lora(settings.section("lora"));
    return switch (kind) {
      case ALL -> new All();
      case LAST_LAYERS -> last;
      case LORA -> lora;
    };
  }

  private static Lora lora(Settings settings) {
    Lora lora =
        new Lora(
            settings.names("targets"),
            settings.integer("rank", 1),
            settings.number("alpha", Bounds.POSITIVE),
            settings.number("dropout", Bounds.DECAY),
            settings.integer("adapters", 1, 64),
            settings.choice("form", LoraForm.class));
    settings.rule(
        lora.dropout == 0 || lora.form == LoraForm.UNMERGED,
        "dropout",
        "0 in the form merged, which has no input to drop from",
        "trainable.lora.form");
    return lora;
  }
}
