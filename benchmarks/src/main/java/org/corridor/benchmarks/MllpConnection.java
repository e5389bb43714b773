package org.corridor.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A sender's connection: one message, one acknowledgement, the next message. */
final class MllpConnection implements AutoCloseable {

  private static final int START = 0x0B;
  private static final int END = 0x1C;
  private static final int RETURN = 0x0D;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final byte[] received = new byte[64 * 1024];

  MllpConnection(InetSocketAddress hub) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    socket.connect(hub);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends a message and waits for its acknowledgement: {@code MSA-1}. */
  String send(byte[] message) throws IOException {
    byte[] frame = new byte[message.length + 3];
    frame[0] = START;
    System.arraycopy(message, 0, frame, 1, message.length);
    frame[message.length + 1] = END;
    frame[message.length + 2] = RETURN;
    out.write(frame);
    String acknowledgement = receive();
    int msa = acknowledgement.indexOf("\rMSA|");
    return msa < 0 ? "" : acknowledgement.substring(msa + 5, msa + 7);
  }

  private String receive() throws IOException {
    int length = 0;
    while (length < 2 || received[length - 2] != END || received[length - 1] != RETURN) {
      if (length == received.length) {
        throw new IOException("an acknowledgement of more than " + length + " bytes");
      }
      int count = in.read(received, length, received.length - length);
      if (count < 0) {
        throw new EOFException("the hub closed the connection");
      }
      length += count;
    }
    return new String(received, 0, length, ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
