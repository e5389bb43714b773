package org.corridor.intake;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.utils.UUIDGenerator;

/** ActiveMQ Artemis. What it stores is what its JMS client would send. */
final class ArtemisBroker implements LocalBroker {

  /**
   * Bytes of a body; the client sends a larger one in pieces, and the broker keeps it by itself.
   */
  private static final int LARGEST = 65_536;

  private static final int PROPERTIES = 512;
  private static final byte PRIORITY = 4;

  /** Seconds: as long as the client would wait. */
  private static final long PATIENCE = 30;

  /** A disk that takes longer is not worth a processor. */
  private static final long SPIN = TimeUnit.MICROSECONDS.toNanos(500);

  private static final boolean SPARE_PROCESSORS = Runtime.getRuntime().availableProcessors() > 1;

  private final ActiveMQServer server;
  private final SimpleString queue;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param queue and its address, which have the same name
   */
  ArtemisBroker(ActiveMQServer server, String queue) {
    this.server = server;
    this.queue = SimpleString.of(queue);
  }

  @Override
  public boolean takes(List<QueuedMessage> messages) {
    return server.isActive()
        && server.locateQueue(queue) != null
        && messages.stream().allMatch(one -> one.body().length <= LARGEST);
  }

  @Override
  public void store(List<QueuedMessage> messages, boolean hurry) {
    // The broker notes by thread what is still to be written for whom.
    OperationContext before = OperationContextImpl.getContext();
    try {
      StorageManager storage = server.getStorageManager();
      OperationContext writes = storage.newContext(Runnable::run);
      OperationContextImpl.setContext(writes);
      for (QueuedMessage message : messages) {
        route(message, storage.generateID());
      }
      await(writes, hurry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStored(e);
    } catch (NotStored e) {
      throw e;
    } catch (Exception e) {
      throw new NotStored(e);
    } finally {
      OperationContextImpl.setContext(before);
    }
  }

  private void await(OperationContext writes, boolean hurry) throws Exception {
    Written written = new Written();
    writes.executeOnCompletion(written);
    // With others who wait, the processor has something better to do.
    boolean alone = waiting.incrementAndGet() == 1;
    try {
      if (hurry && alone && SPARE_PROCESSORS) {
        written.spin(SPIN);
      }
      if (!written.within(PATIENCE, TimeUnit.SECONDS)) {
        throw new NotStored("the broker did not write the message in time");
      }
    } finally {
      waiting.decrementAndGet();
    }
  }

  private void route(QueuedMessage message, long id) throws Exception {
    RoutingStatus status = server.getPostOffice().route(core(message, id), false);
    if (status != RoutingStatus.OK) {
      throw new NotStored("the broker routed the message nowhere: " + status);
    }
  }

  private ICoreMessage core(QueuedMessage message, long id) {
    CoreMessage core = new CoreMessage(id, message.body().length + PROPERTIES);
    core.setType(Message.BYTES_TYPE)
        .setDurable(true)
        .setPriority(PRIORITY)
        .setTimestamp(System.currentTimeMillis())
        .setUserID(UUIDGenerator.getInstance().generateUUID())
        .setAddress(queue)
        .setRoutingType(RoutingType.ANYCAST);
    core.getBodyBuffer().writeBytes(message.body());
    core.putStringProperty(QueuedMessage.ID, message.id());
    core.putStringProperty(QueuedMessage.INTERFACE, message.interfaceName());
    core.putLongProperty(QueuedMessage.RECEIVED, message.received());
    if (!message.lane().isEmpty()) {
      core.setGroupID(message.lane());
    }
    return core;
  }
}
