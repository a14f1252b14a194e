package io.sampo.app.run;

import com.typesafe.config.Config;
import io.sampo.config.RunConfig;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** A node in a JVM of its own that sends back whatever it is sent. */
final class EchoNode {
  /** Who hears the echo. */
  static final ServiceKey<Object> HOME = ServiceKey.create(Object.class, "home");

  /** Who echoes. */
  static final ServiceKey<Object> ECHO = ServiceKey.create(Object.class, "echo");

  private EchoNode() {}

  /** Joins: the run's configuration, the address of a node, the process to end with. */
  public static void main(String[] arguments) {
    WorkerNode.endWith(Long.parseLong(arguments[2]));
    Config settings =
        NodeSettings.system(RunConfig.load(Path.of(arguments[0])), EnumSet.of(Role.LEARNER), true);
    ActorSystem<Object> system = ActorSystem.create(looking(), Node.SYSTEM, settings);
    Cluster.get(system).manager().tell(Join.create(AddressFromURIString.parse(arguments[1])));
  }

  private static Behavior<Object> looking() {
    return Behaviors.setup(context -> {
      ActorRef<Receptionist.Listing> listings =
          context.messageAdapter(Receptionist.Listing.class, listing -> listing);
      context.getSystem().receptionist().tell(Receptionist.subscribe(HOME, listings));
      return Behaviors.receiveMessage(message ->
          message instanceof Receptionist.Listing listing
                  && !listing.getServiceInstances(HOME).isEmpty()
              ? echoing(listing.getServiceInstances(HOME).iterator().next())
              : Behaviors.same());
    });
  }

  private static Behavior<Object> echoing(ActorRef<Object> home) {
    return Behaviors.setup(context -> {
      context.getSystem().receptionist().tell(Receptionist.register(ECHO, context.getSelf()));
      return Behaviors.receiveMessage(message -> {
        if (!(message instanceof Receptionist.Listing)) {
          home.tell(message);
        }
        return Behaviors.same();
      });
    });
  }
}
