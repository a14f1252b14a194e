package io.sampo.model.lora;

import io.sampo.config.Trainable.Lora;
import io.sampo.model.Compute;
import io.sampo.model.LanguageModel;
import io.sampo.model.ModelException;
import io.sampo.model.Parameters;
import io.sampo.model.architecture.TensorSpec;
import io.sampo.model.checkpoint.StoredTensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model folder with adapter folders: the exact mean of what they add, merged into the weights.
 *
 * @param base model folder
 * @param adapters in PEFT's layout, at least one, alike in targets, rank and α
 */
public record AdaptedModel(Path base, List<Path> adapters) {

  /** Opens it; an adapter that does not fit is refused with the reason. */
  public LanguageModel open(Compute compute) {
    try (LanguageModel frozen = LanguageModel.open(base, compute)) {
      List<AdapterFolder> folders = folders();
      try (LoraBase lora = new LoraBase(frozen, settings(folders));
          LanguageModel mean = lora.mean(read(lora, folders))) {
        return mean.merged();
      } finally {
        folders.forEach(AdapterFolder::close);
      }
    }
  }

  /** The adapters' tensors as they are in the folders. */
  static Parameters read(LoraBase lora, List<AdapterFolder> folders) {
    Parameters read = lora.adapters(spec -> tensor(folders, spec));
    for (int number = 0; number < folders.size(); number++) {
      folders.get(number).requireNoOther(read, number);
    }
    return read;
  }

  private static StoredTensor tensor(List<AdapterFolder> folders, TensorSpec spec) {
    String name = spec.name();
    int number = Integer.parseInt(name.substring("adapter-".length(), name.indexOf('.')));
    return folders.get(number).tensor(spec, number);
  }

  private static Lora settings(List<AdapterFolder> folders) {
    AdapterConfig first = folders.getFirst().config();
    for (AdapterFolder folder : folders) {
      if (!folder.config().like(first)) {
        throw new ModelException(
            folder.config().file()
                + ": other target_modules, r or lora_alpha (expected: those of "
                + first.file()
                + ", since the mean is over adapters of one kind)");
      }
    }
    return first.settings(folders.size());
  }

  private List<AdapterFolder> folders() {
    List<AdapterFolder> folders = new ArrayList<>();
    for (Path adapter : adapters) {
      AdapterFolder folder = AdapterFolder.open(adapter);
      folders.add(folder);
      folder.requireBase(base);
    }
    return folders;
  }
}
