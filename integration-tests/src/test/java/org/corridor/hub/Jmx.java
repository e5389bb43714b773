package org.corridor.hub;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A JMX client as an administrator's tool is one: over the management port, with its user. */
public final class Jmx implements AutoCloseable {

  private final URLClassLoader client;
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  @SuppressWarnings("BanJNDI") // The server is the one this test started.
  Jmx(int port, String user, String password) throws IOException {
    client = new URLClassLoader(new URL[] {clientJar()}, ClassLoader.getPlatformClassLoader());
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(client);
    try {
      connector =
          JMXConnectorFactory.connect(
              new JMXServiceURL("service:jmx:remote+http://127.0.0.1:" + port),
              Map.of(
                  JMXConnector.CREDENTIALS,
                  new String[] {user, password},
                  JMXConnectorFactory.PROTOCOL_PROVIDER_CLASS_LOADER,
                  client));
      server = connector.getMBeanServerConnection();
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  /** The names that match a pattern. */
  public Set<ObjectName> names(String pattern) throws IOException {
    return server.queryNames(name(pattern), null);
  }

  /** An attribute's value. */
  public Object get(String bean, String attribute) throws IOException, JMException {
    return server.getAttribute(name(bean), attribute);
  }

  /** Calls an operation without parameters. */
  public void call(String bean, String operation) throws IOException, JMException {
    server.invoke(name(bean), operation, new Object[0], new String[0]);
  }

  @Override
  public void close() throws IOException {
    connector.close();
    client.close();
  }

  private static ObjectName name(String text) {
    try {
      return new ObjectName(text);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static URL clientJar() throws MalformedURLException {
    return Checkout.path("wildfly-config/target/wildfly/bin/client/jboss-client.jar")
        .toUri()
        .toURL();
  }
}
