package org.corridor.operations;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * How many messages the broker holds for processing, read from the broker's own MBean. Its name is
 * the server's business: {@code corridor.queue.mbean} and {@code corridor.queue.attribute}.
 */
final class QueueDepth {

  static final String WILDFLY =
      "jboss.as:subsystem=messaging-activemq,server=default,jms-queue=corridor.inbound";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName queue;
  private final String attribute;

  /**
   * @throws IllegalArgumentException when {@code mbean} is not an object name
   */
  QueueDepth(String mbean, String attribute) {
    try {
      this.queue = new ObjectName(mbean);
    } catch (JMException malformed) {
      throw new IllegalArgumentException("corridor.queue.mbean: " + mbean, malformed);
    }
    this.attribute = attribute;
  }

  /** The number of messages; -1 when the broker does not say. */
  long messages() {
    try {
      return ((Number) server.getAttribute(queue, attribute)).longValue();
    } catch (JMException absent) {
      return -1;
    }
  }
}
