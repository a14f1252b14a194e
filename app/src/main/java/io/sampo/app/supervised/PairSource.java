package io.sampo.app.supervised;

import io.sampo.model.Compute;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Where compared pairs come from; either way they end as token ids. */
public sealed interface PairSource permits FilePairs, PolicySamples {

  /** Makes the pairs; prints how far it is where that takes long. */
  Comparisons compare(Compute compute, PrintWriter out) throws IOException;

  /** The folder whose tokenizer and generation settings go with the trained model. */
  Path companions();
}
