package org.corridor.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Deque;
import java.util.Optional;
import org.corridor.couriers.Depot;
import org.corridor.couriers.FileTransport;
import org.corridor.couriers.NotPut;
import org.corridor.delivery.Courier;

/** A way out at each of whose steps the hub may be killed: before, while and after it writes. */
record FusedTransport(FileTransport way, Fuse fuse, Deque<Runnable> meanwhile)
    implements FileTransport {

  @Override
  public String kind() {
    return way.kind();
  }

  @Override
  public String address() {
    return way.address();
  }

  @Override
  public Courier courier() {
    return way.courier();
  }

  @Override
  public Depot depot() {
    Depot depot = way.depot();
    return new Depot() {
      @Override
      public void put(String name, Content content) throws NotPut {
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
        fuse.step();
        depot.put(
            name,
            file -> {
              content.writeTo(new Halves(file));
              fuse.step();
            });
        fuse.step();
      }

      @Override
      public void close() {
        depot.close();
      }
    };
  }

  private final class Halves extends FilterOutputStream {

    Halves(OutputStream file) {
      super(file);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length / 2);
      fuse.step();
      out.write(bytes, from + length / 2, length - length / 2);
    }
  }
}
