package org.corridor.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import org.corridor.shared.Digest;

/** Writes one file and tells what was written. Only a page of it is in memory. */
final class FileWriter {

  private static final int BUFFER = 1 << 18;

  private final Form form;
  private final Window window;
  private final int most;
  private String digest = "";
  private long bytes;
  private int written;

  FileWriter(Form form, Window window, int most) {
    this.form = form;
    this.window = window;
    this.most = most;
  }

  /** Writes the next records, as many as a file takes. */
  void write(String name, Records records, OutputStream file) throws IOException {
    DigestOutputStream out =
        new DigestOutputStream(new BufferedOutputStream(file, BUFFER), Digest.sha256());
    bytes = 0;
    write(out, form.head(name, window));
    for (written = 0; written < most && records.hasNext(); written++) {
      write(out, records.next());
    }
    write(out, form.foot(written));
    out.flush();
    digest = HexFormat.of().formatHex(out.getMessageDigest().digest());
  }

  private void write(OutputStream out, byte[] piece) throws IOException {
    out.write(piece);
    bytes += piece.length;
  }

  /** The file that was written last. */
  RunFile written(int number, String name, int leftOut, String version) {
    return new RunFile(number, name, written, leftOut, bytes, digest, version);
  }
}
