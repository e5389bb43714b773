package org.corridor.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes frames, those that go together in one piece. */
final class FrameWriter {

  private final OutputStream out;

  FrameWriter(OutputStream out) {
    this.out = out;
  }

  synchronized void write(List<byte[]> contents) throws IOException {
    if (contents.isEmpty()) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    for (byte[] content : contents) {
      bytes.write(FrameReader.START);
      bytes.writeBytes(content);
      bytes.write(FrameReader.END);
      bytes.write(FrameReader.CR);
    }
    bytes.writeTo(out);
    out.flush();
  }
}
