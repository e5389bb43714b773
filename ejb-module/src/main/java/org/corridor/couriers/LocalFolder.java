package org.corridor.couriers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files in a folder of this machine that are there whole or not at all, also after a power cut. */
record LocalFolder(Path folder) implements Depot {

  @Override
  public void put(String name, Content content) throws NotPut {
    try {
      write(name, content);
      rename(name);
      settle();
    } catch (IOException e) {
      throw new NotPut("the file was not written", e);
    }
  }

  /** Writes a file under its unfinished name, every byte on the disk. */
  void write(String name, Content content) throws IOException {
    Path part = part(name);
    try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream file = Channels.newOutputStream(channel)) {
      content.writeTo(file);
      channel.force(true);
    } catch (IOException | RuntimeException e) {
      remove(part);
      throw e;
    }
  }

  /** Gives a written file its name. */
  void rename(String name) throws IOException {
    try {
      Files.move(part(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      remove(part(name));
      throw e;
    }
  }

  private Path part(String name) {
    return folder.resolve(FileName.unfinished(name));
  }

  /** A new name survives a power cut only when its folder is written as well. */
  void settle() throws IOException {
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
