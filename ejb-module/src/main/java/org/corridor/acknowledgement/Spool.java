package org.corridor.acknowledgement;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that wait to be read again: a little in memory, more in a file that nobody else may read
 * and that is gone when it is closed. Writing goes on behind what is there.
 */
final class Spool extends OutputStream {
  private static final int MOST = 1 << 18;

  private byte[] memory = new byte[1 << 10];
  private int used;
  private @Nullable SeekableByteChannel file;

  @Override
  public void write(int b) throws IOException {
    if (used == memory.length) {
      write(new byte[] {(byte) b}, 0, 1);
    } else {
      memory[used++] = (byte) b;
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (used + length > MOST) {
      spill();
      if (length > MOST) {
        channel().write(ByteBuffer.wrap(bytes, from, length));
        return;
      }
    }
    if (used + length > memory.length) {
      memory = Arrays.copyOf(memory, Math.max(2 * memory.length, used + length));
    }
    System.arraycopy(bytes, from, memory, used, length);
    used += length;
  }

  private void spill() throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(memory, 0, used);
    SeekableByteChannel to = channel();
    while (rest.hasRemaining()) {
      to.write(rest);
    }
    used = 0;
  }

  private SeekableByteChannel channel() throws IOException {
    SeekableByteChannel open = file;
    if (open == null) {
      Path path = Files.createTempFile("corridor", ".answer");
      open =
          Files.newByteChannel(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = open;
    }
    return open.position(open.size());
  }

  boolean isEmpty() {
    return used == 0 && file == null;
  }

  /** What was written, from the beginning; nothing may be written before it was read. */
  InputStream read() throws IOException {
    if (file == null) {
      return new ByteArrayInputStream(memory, 0, used);
    }
    spill();
    return new BufferedInputStream(Channels.newInputStream(channel().position(0)), 1 << 16);
  }

  /** Forgets everything. */
  void clear() throws IOException {
    used = 0;
    SeekableByteChannel open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    clear();
  }
}
