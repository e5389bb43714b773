package org.corridor.couriers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A folder, here or elsewhere, that takes files of any size. A file is there whole or not at all.
 * For one thread at a time.
 */
public interface Depot extends AutoCloseable {

  /** A folder of this machine. */
  static Depot local(Path folder) {
    return new LocalFolder(folder);
  }

  /** A folder of an SFTP server. Nothing is connected before the first file. */
  static Depot remote(SftpServer server, String folder) {
    return new SftpDepot(new SftpTransport(server, folder));
  }

  /** What is to stand in a file. */
  @FunctionalInterface
  interface Content {

    /**
     * Writes all of it, in large pieces, since each may be a request of its own; the file gets its
     * name only when this has returned.
     */
    void writeTo(OutputStream file) throws IOException;
  }

  /**
   * Writes a file under another name first, then gives it its own; one that has it is replaced.
   *
   * @throws NotPut when the file is perhaps not there
   */
  void put(String name, Content content) throws NotPut;

  @Override
  void close();
}
