package org.corridor.operations;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eclipse.microprofile.config.Config;

/**
 * What the broker says of the inbound queue, read from the broker's own MBean: it costs no
 * connection. The name of the MBean is the server's business.
 */
final class BrokerQueue {

  private static final String WILDFLY =
      "jboss.as:subsystem=messaging-activemq,server=default,jms-queue=corridor.inbound";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName queue;
  private final String messages;
  private final String consumers;

  /**
   * @param mbean its object name
   * @param messages the attribute with the number of messages
   * @param consumers the attribute with the number of those who take them
   * @throws IllegalArgumentException when {@code mbean} is not an object name
   */
  BrokerQueue(String mbean, String messages, String consumers) {
    try {
      this.queue = new ObjectName(mbean);
    } catch (JMException malformed) {
      throw new IllegalArgumentException("corridor.queue.mbean: " + mbean, malformed);
    }
    this.messages = messages;
    this.consumers = consumers;
  }

  /**
   * Reads {@code corridor.queue.mbean}, {@code …attribute} and {@code …consumers-attribute}; as on
   * WildFly when they are not set.
   */
  static BrokerQueue from(Config config) {
    return new BrokerQueue(
        config.getOptionalValue("corridor.queue.mbean", String.class).orElse(WILDFLY),
        config.getOptionalValue("corridor.queue.attribute", String.class).orElse("messageCount"),
        config
            .getOptionalValue("corridor.queue.consumers-attribute", String.class)
            .orElse("consumerCount"));
  }

  /** The number of messages; -1 when the broker does not say. */
  long messages() {
    return number(messages);
  }

  /** The number of sessions that take messages; -1 when the broker does not say. */
  long consumers() {
    return number(consumers);
  }

  private long number(String attribute) {
    try {
      return server.getAttribute(queue, attribute) instanceof Number number
          ? number.longValue()
          : -1;
    } catch (JMException | JMRuntimeException absent) {
      return -1;
    }
  }
}
