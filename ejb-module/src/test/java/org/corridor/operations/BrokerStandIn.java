package org.corridor.operations;

import java.lang.management.ManagementFactory;
import java.util.UUID;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** What a server's broker shows over JMX of one queue. */
final class BrokerStandIn implements AutoCloseable {

  /** The attributes that are read. */
  public interface QueueMBean {
    int getMessageCount();

    int getConsumerCount();
  }

  private record Queue(int getMessageCount, int getConsumerCount) implements QueueMBean {}

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  BrokerStandIn(int messages, int consumers) throws JMException {
    name = new ObjectName("test:queue=" + UUID.randomUUID());
    server.registerMBean(new StandardMBean(new Queue(messages, consumers), QueueMBean.class), name);
  }

  BrokerQueue queue() {
    return new BrokerQueue(name.toString(), "MessageCount", "ConsumerCount");
  }

  @Override
  public void close() throws JMException {
    server.unregisterMBean(name);
  }
}
