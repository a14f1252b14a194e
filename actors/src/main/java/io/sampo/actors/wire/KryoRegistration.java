package io.sampo.actors.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.DefaultSerializers.EnumSerializer;
import com.esotericsoftware.kryo.serializers.RecordSerializer;
import io.sampo.actors.coordinator.Coordinator;
import io.sampo.actors.coordinator.Leads;
import io.sampo.actors.coordinator.Status;
import io.sampo.actors.pool.GradientEntry;
import io.sampo.actors.pool.LearnerPool;
import io.sampo.actors.pool.LossSums;
import io.sampo.actors.pool.Share;
import io.sampo.actors.pool.ShareId;
import io.sampo.actors.registry.NodeShelf;
import io.sampo.actors.registry.Pins;
import io.sampo.actors.registry.SnapshotEntry;
import io.sampo.actors.sight.NodeReport;
import io.sampo.actors.work.Batch;
import io.sampo.actors.work.CompletedOrder;
import io.sampo.actors.work.Ledger;
import io.sampo.actors.work.Order;
import io.sampo.actors.work.OrderId;
import io.sampo.actors.work.Preference;
import io.sampo.actors.work.Purpose;
import io.sampo.actors.work.Verdict;
import io.sampo.actors.work.WorkResult;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;

/**
 * The fixed number of every class that may cross nodes. A number is never given to another class: a
 * wire format of another kind gets another {@link WireSerializer#FORMAT}.
 */
final class KryoRegistration {
  private KryoRegistration() {}

  /** A Kryo that knows exactly the classes of the wire. Not thread-safe. */
  static Kryo create(ActorRefResolver refs) {
    var kryo = new Kryo(new FamilyResolver(List.class, Map.class, ActorRef.class), null);
    kryo.setRegistrationRequired(true);
    kryo.setReferences(false);
    kryo.setMaxDepth(32);
    plain(kryo, refs);
    work(kryo);
    snapshots(kryo);
    coordination(kryo);
    sight(kryo);
    pool(kryo);
    return kryo;
  }

  private static void plain(Kryo kryo, ActorRefResolver refs) {
    kryo.register(String.class, new BoundedText());
    kryo.register(List.class, new BoundedList(), 10);
    kryo.register(Map.class, new BoundedMap(), 11);
    kryo.register(ActorRef.class, new RefText(refs), 12);
    kryo.register(int[].class, BoundedArrays.ints(), 13);
    kryo.register(int[][].class, BoundedArrays.rows(int[].class), 14);
    kryo.register(long[].class, BoundedArrays.longs(), 15);
    kryo.register(float[].class, BoundedArrays.floats(), 16);
    kryo.register(float[][].class, BoundedArrays.rows(float[].class), 17);
    kryo.register(double[].class, BoundedArrays.doubles(), 18);
    kryo.register(boolean[].class, BoundedArrays.booleans(), 19);
  }

  private static void work(Kryo kryo) {
    enumeration(kryo, Purpose.class, 30);
    enumeration(kryo, Preference.class, 31);
    kryo.register(Preference[].class, BoundedArrays.rows(Preference.class), 32);
    record(kryo, OrderId.class, 33);
    record(kryo, Order.Generate.class, 34);
    record(kryo, Order.Score.class, 35);
    record(kryo, Order.Evaluate.class, 36);
    record(kryo, WorkResult.Rollout.class, 37);
    record(kryo, WorkResult.Scores.class, 38);
    record(kryo, WorkResult.EvaluationRollout.class, 39);
    record(kryo, Verdict.Pairs.class, 40);
    record(kryo, Verdict.Evaluation.class, 41);
    record(kryo, CompletedOrder.class, 42);
    record(kryo, Batch.class, 43);
    record(kryo, Ledger.class, 44);
    record(kryo, Ledger.Pairs.class, 45);
    record(kryo, Order.Compare.class, 46);
    record(kryo, WorkResult.Comparisons.class, 47);
    record(kryo, Order.Replay.class, 48);
    record(kryo, WorkResult.References.class, 49);
  }

  private static void snapshots(Kryo kryo) {
    record(kryo, SnapshotEntry.class, 60);
    record(kryo, NodeShelf.class, 61);
    record(kryo, Pins.class, 62);
  }

  private static void coordination(Kryo kryo) {
    record(kryo, Coordinator.PullOrder.class, 80);
    record(kryo, Coordinator.OrderDone.class, 81);
    record(kryo, Coordinator.OrderFailed.class, 82);
    record(kryo, Coordinator.PullRollout.class, 83);
    record(kryo, Coordinator.VerdictGiven.class, 84);
    record(kryo, Coordinator.VerdictFailed.class, 85);
    record(kryo, Coordinator.PullBatch.class, 86);
    record(kryo, Coordinator.LearnerFailed.class, 87);
    record(kryo, Coordinator.LearnerStopped.class, 88);
    record(kryo, Coordinator.GetStatus.class, 89);
    record(kryo, Coordinator.Stop.class, 90);
    record(kryo, Coordinator.Assigned.class, 91);
    record(kryo, Coordinator.ToJudge.class, 92);
    record(kryo, Coordinator.BatchReady.class, 93);
    record(kryo, Coordinator.RunOver.class, 94);
    enumeration(kryo, Coordinator.Ending.class, 95);
    record(kryo, Status.class, 96);
    record(kryo, Coordinator.SeekLead.class, 97);
    record(kryo, Coordinator.Leading.class, 98);
    record(kryo, Coordinator.Lead.class, 99);
    record(kryo, Coordinator.Superseded.class, 100);
    record(kryo, Coordinator.Departs.class, 101);
    record(kryo, Leads.class, 102);
  }

  private static void sight(Kryo kryo) {
    record(kryo, NodeReport.class, 110);
    record(kryo, NodeReport.Waiting.class, 111);
  }

  private static void pool(Kryo kryo) {
    record(kryo, LearnerPool.PullShare.class, 120);
    record(kryo, LearnerPool.ShareDone.class, 121);
    record(kryo, LearnerPool.ShareFailed.class, 122);
    record(kryo, LearnerPool.Shared.class, 123);
    record(kryo, Share.class, 124);
    record(kryo, ShareId.class, 125);
    record(kryo, GradientEntry.class, 126);
    record(kryo, LossSums.class, 127);
  }

  private static <T extends Record> void record(Kryo kryo, Class<T> type, int number) {
    kryo.register(type, new RecordSerializer<>(type), number);
  }

  private static <T extends Enum<T>> void enumeration(Kryo kryo, Class<T> type, int number) {
    kryo.register(type, new EnumSerializer(type), number);
  }
}
