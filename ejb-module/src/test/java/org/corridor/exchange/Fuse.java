package org.corridor.exchange;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;

/** Counts connections that are taken and transactions that are to end, and kills at one of them. */
final class Fuse {

  /** The hub is gone; nothing may catch this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final Set<String> STEPS = Set.of("getConnection", "commit");

  private int left = Integer.MAX_VALUE;

  /** After so many steps the hub is killed; once. */
  void kill(int steps) {
    left = steps;
  }

  DataSource on(DataSource source) {
    return on(DataSource.class, source);
  }

  private <T> T on(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            Fuse.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (STEPS.contains(method.getName()) && left-- == 0) {
                throw new Killed();
              }
              try {
                Object result = method.invoke(real, arguments);
                return result instanceof Connection connection
                    ? on(Connection.class, connection)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
