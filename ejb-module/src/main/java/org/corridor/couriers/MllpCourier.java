package org.corridor.couriers;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.corridor.hl7v2.Acknowledgement;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.mllp.MllpClient;

/**
 * One MLLP connection, kept from one message to the next. An answer counts only when MSA-2 is the
 * MSH-10 of what was sent; others are answers to earlier messages that came too late, and are
 * passed over. A connection that leaves a message in doubt is closed, so that a late answer finds
 * nobody.
 */
final class MllpCourier implements Courier {

  /** How often a wait looks whether it is to end. */
  private static final Duration SLICE = Duration.ofMillis(250);

  private static final Set<String> WANTED = Set.of("AL", "SU");

  private final MllpTransport transport;
  private final Clock clock;
  private volatile Optional<MllpClient> connection = Optional.empty();
  private boolean proven;

  MllpCourier(MllpTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public Attempt bring(Payload payload) throws InterruptedException {
    Optional<Header> header = Heading.of(payload.content());
    if (header.isEmpty()) {
      return new Attempt.Refused("not an HL7 v2 message");
    }
    MllpClient client;
    try {
      client = connected();
    } catch (IOException | IllegalStateException unreached) {
      Interruption.check(this);
      return new Attempt.Unreached("no connection: " + Trouble.of(unreached));
    }
    return exchange(client, payload, header.get().controlId());
  }

  private MllpClient connected() throws IOException {
    if (connection.isPresent() && connection.get().isClosedByReceiver()) {
      close();
    }
    if (connection.isEmpty()) {
      proven = false;
      connection =
          Optional.of(
              MllpClient.connect(
                  transport.host(), transport.port(), transport.tls(), transport.connecting()));
    }
    return connection.get();
  }

  private Attempt exchange(MllpClient client, Payload payload, String controlId)
      throws InterruptedException {
    Attempt attempt;
    try {
      client.send(payload.content());
      attempt = answer(client, payload, controlId);
      proven = true;
    } catch (EOFException closed) {
      attempt = new Attempt.InDoubt("the receiver closed the connection without an answer");
    } catch (IOException broken) {
      Interruption.check(this);
      attempt = broken(broken);
    }
    if (attempt instanceof Attempt.InDoubt || attempt instanceof Attempt.Unreached) {
      close();
    }
    return attempt;
  }

  private Attempt broken(IOException failure) {
    return !proven && Trouble.isOurCertificateRefused(failure)
        ? new Attempt.Unreached("no connection: " + Trouble.of(failure))
        : new Attempt.InDoubt("the connection broke: " + Trouble.of(failure));
  }

  private Attempt answer(MllpClient client, Payload payload, String controlId)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + transport.answering().toNanos();
    int others = 0;
    boolean accepted = false;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      Optional<byte[]> answer = next(client, Duration.ofNanos(Math.min(left, SLICE.toNanos())));
      if (answer.isEmpty()) {
        continue;
      }
      acknowledge(client, payload, answer.get());
      Optional<Attempt> attempt = Acknowledged.read(answer.get(), controlId);
      if (attempt.isEmpty()) {
        others++;
      } else if (isFirstOfTwo(attempt.get())) {
        accepted = true;
      } else {
        return attempt.get();
      }
    }
    return new Attempt.InDoubt(
        "no answer within "
            + transport.answering().toMillis()
            + " ms"
            + (accepted ? " after CA" : "")
            + (others > 0 ? "; " + others + " for other messages" : ""));
  }

  private Optional<byte[]> next(MllpClient client, Duration slice)
      throws IOException, InterruptedException {
    try {
      return Optional.of(client.receive(slice));
    } catch (SocketTimeoutException quiet) {
      Interruption.check(this);
      return Optional.empty();
    }
  }

  private boolean isFirstOfTwo(Attempt attempt) {
    return transport.awaited() == MllpTransport.Awaited.APPLICATION
        && attempt.equals(new Attempt.Taken("CA"));
  }

  /** An application acknowledgement may itself want to be accepted (HL7 v2.5.1 chapter 2.9.3). */
  private void acknowledge(MllpClient client, Payload payload, byte[] answer) {
    if (Heading.of(answer).filter(h -> WANTED.contains(h.acceptAcknowledgement())).isEmpty()) {
      return;
    }
    V2Message message = V2Message.parse(answer, SenderProfile.UNCONFIGURED);
    Acknowledgement accepted =
        new Acknowledgement(message, payload.message(), clock.instant(), "CA", List.of(), false);
    try {
      client.send(accepted.bytes());
    } catch (IOException broken) {
      // What was answered counts all the same; the next message finds the connection closed.
    }
  }

  @Override
  public void close() {
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (IOException gone) {
      // It was to be closed.
    }
    connection = Optional.empty();
  }
}
