package io.sampo.weights;

import io.sampo.weights.v1.FetchResponse;

/**
 * What a stream sends: the manifest, then the chunks in order, as far as they are here. One thread
 * at a time reads it; closing it lets go of the bytes, and the second time nothing happens.
 */
interface PartSource extends AutoCloseable {
  /** What comes next. */
  sealed interface Next {}

  /**
   * To be sent before the next is asked for.
   *
   * @param bytes of the snapshot in it; 0 for the manifest
   */
  record Part(FetchResponse part, int bytes) implements Next {}

  /** Nothing now; the reader is woken when there is more. */
  record Later() implements Next {}

  /** All of it was read. */
  record End() implements Next {}

  /** The rest does not come. */
  record Broken(String why) implements Next {}

  Next next();

  /**
   * Has the reader woken from now on, when there is more than it was told.
   *
   * @param wake called on the thread that receives: must not block
   */
  void onMore(Runnable wake);

  @Override
  void close();
}
