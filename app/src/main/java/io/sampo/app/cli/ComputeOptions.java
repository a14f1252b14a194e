package io.sampo.app.cli;

import io.sampo.model.Compute;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command that opens a model computes, and in which type. */
final class ComputeOptions {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "cpu, cuda or cuda:N (default: ${DEFAULT-VALUE})")
  private String device = "cpu";

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "float32, bfloat16 or float16 (default: ${DEFAULT-VALUE})")
  private String dtype = "float32";

  @Mixin ThreadOption threads = new ThreadOption();

  Compute compute() {
    return Compute.of(device, dtype);
  }
}
