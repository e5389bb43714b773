package org.corridor.mllp;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.corridor.mllp.MllpSettings.Limits;
import org.jspecify.annotations.Nullable;

/** One sender's connection: frames in, acknowledgements out, in order. */
final class Connection implements Runnable, Replies {

  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  private final Endpoint endpoint;
  private final Socket plain;
  private final Socket socket;
  private final Deadline deadline;
  private final Limits limits;
  private boolean begun;
  private boolean served;
  private Closing closing = Closing.BROKEN;
  private volatile @Nullable FrameWriter writer;

  /**
   * @param plain the connected socket
   * @param socket the same, or TLS on top of it; where the hub is the client, hands are shaken
   */
  Connection(Endpoint endpoint, Socket plain, Socket socket) {
    this.endpoint = endpoint;
    this.plain = plain;
    this.socket = socket;
    this.limits = endpoint.settings().limits();
    this.deadline = new Deadline(plain);
  }

  @Override
  public void run() {
    try {
      closing = serve();
    } catch (NotMllp e) {
      closing = Closing.NOT_MLLP;
    } catch (NotTaken e) {
      closing = Closing.NOT_STORED;
      LOG.log(System.Logger.Level.ERROR, "closed a connection of " + endpoint.name(), e);
    } catch (IOException e) {
      closing = reason();
    } catch (InterruptedException e) {
      closing = Closing.STOPPED;
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A fault of the hub, such as a database that is down: the sender keeps what is unanswered.
      LOG.log(System.Logger.Level.ERROR, "closed a connection of " + endpoint.name(), e);
    } finally {
      close();
      endpoint.closed(this, closing);
    }
  }

  private Closing serve() throws IOException, InterruptedException {
    if (!handshake()) {
      return Closing.HANDSHAKE;
    }
    writer = new FrameWriter(socket.getOutputStream());
    try (FrameReader reader =
        new FrameReader(
            socket.getInputStream(), limits.frameBytes(), this::beforeRead, new Share())) {
      return serve(reader);
    }
  }

  private Closing serve(FrameReader reader) throws IOException, InterruptedException {
    while (!endpoint.isStopping()) {
      endpoint.gate().pass();
      List<Frame> frames = reader.next();
      deadline.readingEnds();
      begun = false;
      endpoint.garbage(reader.takeGarbage());
      if (frames.isEmpty()) {
        return endpoint.isStopping()
            ? Closing.STOPPED
            : reader.hasBegun() ? Closing.INCOMPLETE : Closing.PEER;
      }
      endpoint.gate().pass();
      endpoint.receiver().receive(frames, this);
      reader.answered();
      served = true;
    }
    return Closing.STOPPED;
  }

  /** The connection's part of the memory for large frames. */
  private final class Share implements FrameReader.Room {

    @Override
    public void take(int bytes) throws IOException {
      if (!endpoint.memory().tryTake(bytes)) {
        // Not the sender's fault: its time stops, and begins anew.
        deadline.readingEnds();
        begun = false;
        endpoint.memory().take(bytes);
      }
    }

    @Override
    public void give(int bytes) {
      endpoint.memory().give(bytes);
    }
  }

  private boolean handshake() {
    if (!(socket instanceof SSLSocket tls) || tls.getUseClientMode()) {
      return true;
    }
    deadline.reading(limits.frame(), Closing.HANDSHAKE);
    try {
      tls.startHandshake();
      return true;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "TLS handshake failed: {0}", e.getMessage());
      return false;
    } finally {
      deadline.readingEnds();
    }
  }

  /** A frame has its time from its first byte on, not anew with every further one. */
  private void beforeRead(boolean hasBegun) {
    if (!hasBegun) {
      deadline.reading(limits.idle(), Closing.IDLE);
    } else if (!begun) {
      deadline.reading(limits.frame(), Closing.UNFINISHED);
    }
    begun = hasBegun;
  }

  @Override
  public void answer(List<byte[]> contents) throws IOException {
    FrameWriter target = writer;
    if (target == null) {
      return;
    }
    deadline.writing(limits.write());
    try {
      target.write(contents);
    } finally {
      deadline.writingEnds();
    }
  }

  @Override
  public void reply(byte[] content) {
    try {
      answer(List.of(content));
    } catch (IOException e) {
      // The sender is gone, and the message is the hub's: nothing is lost.
      LOG.log(System.Logger.Level.INFO, "an application acknowledgement found no sender");
    }
  }

  /** Whether anything came over it; for the thread that ran it. */
  boolean hasServed() {
    return served;
  }

  /** Why it ended; for the thread that ran it. */
  Closing closing() {
    return closing;
  }

  /** Closes the socket when something took too long. */
  void check() {
    deadline.check();
  }

  /** Ends a wait for bytes, so that an interface that stops need not wait for them. */
  void wake() {
    try {
      plain.shutdownInput();
    } catch (IOException e) {
      // Closed already, which ends the wait too.
    }
  }

  /** Closes at once. */
  void abort() {
    try {
      plain.close();
    } catch (IOException e) {
      // Closed already.
    }
  }

  private Closing reason() {
    Closing otherwise = endpoint.isStopping() ? Closing.STOPPED : Closing.BROKEN;
    return deadline.passed().orElse(otherwise);
  }

  private void close() {
    deadline.readingEnds();
    deadline.writing(limits.write());
    try {
      socket.close();
    } catch (IOException e) {
      // The peer was faster.
    }
    abort();
  }
}
