package io.sampo.model.lora;

import io.sampo.model.Parameters;
import io.sampo.model.checkpoint.FileDigest;
import io.sampo.model.checkpoint.SafetensorsWriter;
import io.sampo.model.checkpoint.StoredTensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes adapters in PEFT's layout: one into the folder itself, of several each into a folder with
 * its number.
 *
 * @param base the model folder that they stand on
 */
public record AdapterWriter(LoraBase lora, Path base) {

  public void write(Path folder, Parameters adapters) {
    int count = lora.settings().adapters();
    for (int adapter = 0; adapter < count; adapter++) {
      Path one = count == 1 ? folder : folder.resolve(Integer.toString(adapter));
      write(one, adapters.under("adapter-" + adapter + "."), adapter);
    }
  }

  private void write(Path folder, Parameters adapter, int number) {
    try (Arena arena = Arena.ofConfined()) {
      Files.createDirectories(folder);
      MemorySegment bytes = arena.allocate(adapter.byteSize());
      adapter.copyTo(bytes);
      List<StoredTensor> tensors =
          adapter.views(bytes).stream().map(view -> wrapped(view, number)).toList();
      SafetensorsWriter.write(folder.resolve(AdapterFolder.WEIGHTS), tensors);
      Files.writeString(folder.resolve(AdapterFolder.BASE), FileDigest.ofWeights(base) + "\n");
      Files.write(
          folder.resolve("adapter_config.json"),
          AdapterConfig.text(lora.settings(), lora.modules(), base));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StoredTensor wrapped(StoredTensor tensor, int number) {
    String name = tensor.name().substring(("adapter-" + number + ".").length());
    return new StoredTensor(
        AdapterFolder.WRAPPED + name, tensor.type(), tensor.shape(), tensor.bytes());
  }
}
