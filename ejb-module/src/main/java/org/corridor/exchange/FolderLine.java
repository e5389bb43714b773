package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.corridor.couriers.Depot;

/**
 * Puts files into a folder: one gets its name when it is whole, and has the same name when it is
 * put once more because nobody knows whether it arrived.
 */
final class FolderLine implements SendingLine {

  private static final int BUFFER = 32 * 1024;

  private final Depot depot;
  private final FileStore files;

  FolderLine(PartnerLine.Folders folders, FileStore files) {
    String out = folders.out().orElseThrow();
    this.depot =
        folders
            .server()
            .map(server -> Depot.remote(server, out))
            .orElseGet(() -> Depot.local(Path.of(out)));
    this.files = files;
  }

  @Override
  public Delivery send(StoredInterchange one) throws IOException {
    depot.put(fileName(one), file -> copy(one.bytes(), file));
    return new Delivery.Done();
  }

  private void copy(StoredInterchange.Bytes bytes, OutputStream file) throws IOException {
    try (InputStream in = files.read(bytes.file(), bytes.begins(), bytes.length())) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        file.write(buffer, 0, count);
      }
    }
  }

  /** By the number that acknowledgements name, and what is in it. */
  static String fileName(StoredInterchange one) {
    String kinds = one.kinds().replaceAll("[^A-Za-z0-9]+", "-");
    String kind = kinds.substring(0, Math.min(kinds.length(), 40));
    return one.control() + "-" + kind + "-" + one.id().toString().substring(0, 13) + ".x12";
  }

  @Override
  public boolean onlyOnce(StoredInterchange one) {
    return false;
  }

  @Override
  public void close() {
    depot.close();
  }
}
