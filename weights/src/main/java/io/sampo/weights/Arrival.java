package io.sampo.weights;

import io.sampo.weights.v1.FetchResponse;
import io.sampo.weights.v1.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot on its way in, as others read it meanwhile: each chunk as soon as it is here and fits
 * the digests so far. The thread that receives tells it what has come; it wakes the readers. The
 * bytes stay as long as somebody reads them.
 */
final class Arrival {
  /** Whether and how it is over. */
  private enum State {
    ARRIVING,
    WHOLE,
    BROKEN
  }

  private final TransferRef ref;
  private final List<Cut> cuts = new ArrayList<>();
  private final Set<Reader> readers = new LinkedHashSet<>();
  private State state = State.ARRIVING;
  private String why = "";
  private @Nullable Manifest manifest;
  private @Nullable SharedBytes bytes;

  Arrival(TransferRef ref) {
    this.ref = ref;
  }

  TransferRef ref() {
    return ref;
  }

  // ---- for who receives

  /** It is described; its bytes go here. */
  synchronized void begins(Manifest description, SharedBytes into) {
    into.hold();
    manifest = description;
    bytes = into;
    wake();
  }

  /** One chunk more is in its place. */
  synchronized void grows(Cut cut) {
    cuts.add(cut);
    wake();
  }

  /** All of it is here. */
  synchronized void ends() {
    over(State.WHOLE);
  }

  /** The rest does not come; after the end it changes nothing. */
  synchronized void breaks(String reason) {
    if (state == State.ARRIVING) {
      why = reason;
      over(State.BROKEN);
    }
  }

  private void over(State how) {
    state = how;
    wake();
    letGo();
  }

  private void wake() {
    readers.forEach(reader -> reader.wake.run());
  }

  private void letGo() {
    if (state != State.ARRIVING && readers.isEmpty() && bytes != null) {
      bytes.letGo();
      bytes = null;
    }
  }

  // ---- for who reads

  /** All of its parts, those to come included; nothing where it is over. */
  synchronized Optional<PartSource> open() {
    if (state != State.ARRIVING) {
      return Optional.empty();
    }
    Reader reader = new Reader();
    readers.add(reader);
    return Optional.of(reader);
  }

  /** One who reads along. */
  private final class Reader implements PartSource {
    private final ChunkForm form = new ChunkForm();
    private Runnable wake = () -> {};
    private boolean begun;
    private int chunks;

    @Override
    public Next next() {
      synchronized (Arrival.this) {
        return state == State.BROKEN ? new Broken(why) : part();
      }
    }

    private Next part() {
      if (manifest == null || bytes == null) {
        return new Later();
      } else if (!begun) {
        begun = true;
        return new Part(FetchResponse.newBuilder().setManifest(manifest).build(), 0);
      } else if (chunks < cuts.size()) {
        return form.chunk(bytes.segment(), cuts, chunks++);
      }
      return state == State.WHOLE ? new End() : new Later();
    }

    @Override
    public void onMore(Runnable reader) {
      synchronized (Arrival.this) {
        wake = reader;
      }
    }

    @Override
    public void close() {
      synchronized (Arrival.this) {
        if (readers.remove(this)) {
          letGo();
        }
      }
    }
  }
}
