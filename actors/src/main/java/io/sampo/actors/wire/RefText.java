package io.sampo.actors.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** A reference to an actor as its address in the cluster. */
final class RefText extends ImmutableSerializer<ActorRef<?>> {
  private final ActorRefResolver refs;

  RefText(ActorRefResolver refs) {
    this.refs = refs;
  }

  @Override
  public void write(Kryo kryo, Output output, ActorRef<?> ref) {
    BoundedText.write(output, refs.toSerializationFormat(ref));
  }

  @Override
  public ActorRef<?> read(Kryo kryo, Input input, Class<? extends ActorRef<?>> type) {
    return refs.resolveActorRef(BoundedText.read(input));
  }
}
