package org.corridor.pickup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.corridor.couriers.SftpConnection;
import org.corridor.couriers.SftpServer;

/** A folder in which files appear, wherever it is. */
public interface Shelf extends Closeable {

  /** A folder of this machine. */
  static Shelf local(Path folder) {
    return new LocalShelf(folder);
  }

  /**
   * A folder of an SFTP server.
   *
   * @throws IOException when there is no connection
   */
  static Shelf remote(SftpServer server, String folder) throws IOException {
    return new SftpShelf(SftpConnection.open(server), folder);
  }

  /**
   * A file as it lies there.
   *
   * @param changed in milliseconds since 1970, as exact as the folder knows it
   */
  record Entry(String name, long size, long changed) {}

  /** The files of the folder, {@code most} at the most; neither folders nor links. */
  List<Entry> list(int most) throws IOException;

  /** A file as it is now; empty when it is gone. */
  Optional<Entry> look(String name) throws IOException;

  /**
   * Gives a file another name, in one step.
   *
   * @return false when it is not there: somebody else was faster
   */
  boolean rename(String from, String to) throws IOException;

  /** The content of a file. */
  InputStream open(String name) throws IOException;

  /** Removes a file, if it is there. */
  void delete(String name) throws IOException;

  /** Moves a file to another folder, which is made if need be; once more does no harm. */
  void move(String name, String folder, String newName) throws IOException;

  /** Writes a small file to another folder, which is made if need be. */
  void write(String folder, String name, byte[] content) throws IOException;

  /** Whether further files are worth a try. */
  boolean isUsable();
}
