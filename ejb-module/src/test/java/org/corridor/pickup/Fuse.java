package org.corridor.pickup;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Counts the steps of a hub, and kills it at one of them. */
final class Fuse {

  private int left;

  /**
   * @param steps after which it kills
   */
  Fuse(int steps) {
    this.left = steps;
  }

  void step() {
    if (left-- == 0) {
      throw new Killed();
    }
  }

  DataSource on(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            Fuse.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              step();
              try {
                return method.invoke(source, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  Inlet on(Inlet inlet) {
    return (name, contents) -> {
      step();
      var receipts = inlet.take(name, contents);
      step();
      return receipts;
    };
  }

  Shelf on(Shelf shelf) {
    return new Shelf() {
      @Override
      public List<Entry> list(int most) throws IOException {
        return shelf.list(most);
      }

      @Override
      public Optional<Entry> look(String name) throws IOException {
        return shelf.look(name);
      }

      @Override
      public boolean rename(String from, String to) throws IOException {
        step();
        boolean done = shelf.rename(from, to);
        step();
        return done;
      }

      @Override
      public InputStream open(String name) throws IOException {
        step();
        return shelf.open(name);
      }

      @Override
      public void delete(String name) throws IOException {
        step();
        shelf.delete(name);
      }

      @Override
      public void move(String name, String folder, String newName) throws IOException {
        step();
        shelf.move(name, folder, newName);
        step();
      }

      @Override
      public void write(String folder, String name, byte[] content) throws IOException {
        step();
        shelf.write(folder, name, content);
      }

      @Override
      public boolean isUsable() {
        return shelf.isUsable();
      }

      @Override
      public void close() throws IOException {
        shelf.close();
      }
    };
  }
}
