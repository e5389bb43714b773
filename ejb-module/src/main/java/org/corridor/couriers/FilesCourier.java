package org.corridor.couriers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;

/**
 * Writes files that are there whole or not at all: under another name first, which is changed when
 * every byte is on the disk.
 */
final class FilesCourier implements Courier {

  private final Path folder;

  FilesCourier(Path folder) {
    this.folder = folder;
  }

  @Override
  public Attempt bring(Payload payload) throws InterruptedException {
    String name = FileName.of(payload);
    Path part = folder.resolve(FileName.unfinished(name));
    try {
      write(part, payload.content());
    } catch (IOException e) {
      remove(part);
      Interruption.check(this);
      return new Attempt.Unreached("not written: " + Trouble.of(e));
    }
    try {
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      remove(part);
      return new Attempt.Unreached("not renamed: " + Trouble.of(e));
    }
    try {
      settle();
    } catch (IOException e) {
      return new Attempt.InDoubt("written, but perhaps not for good: " + Trouble.of(e));
    }
    return new Attempt.Taken(name);
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A new name survives a power cut only when its folder is written as well. */
  private void settle() throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The next attempt writes it anew.
    }
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
