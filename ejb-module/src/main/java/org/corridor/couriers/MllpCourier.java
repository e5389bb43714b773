package org.corridor.couriers;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.mllp.MllpClient;

/**
 * One MLLP connection, kept from one message to the next. An answer counts only when MSA-2 is the
 * MSH-10 of what was sent; others are answers to earlier messages that came too late, and are
 * passed over. After anything but an answer the connection is closed.
 */
final class MllpCourier implements Courier {

  /** How long a connection may rest before it is looked at whether it is still open. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final MllpTransport transport;
  private final Clock clock;
  private Optional<MllpClient> connection = Optional.empty();
  private Instant used = Instant.EPOCH;

  MllpCourier(MllpTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public Attempt bring(Payload payload) {
    String controlId;
    try {
      controlId =
          V2Message.parse(payload.content(), SenderProfile.UNCONFIGURED).header().controlId();
    } catch (Unreadable notHl7) {
      return new Attempt.Refused("not an HL7 v2 message: " + notHl7.finding().text());
    }
    MllpClient client;
    try {
      client = connected();
    } catch (IOException | IllegalStateException unreached) {
      return new Attempt.Unreached("no connection: " + Trouble.of(unreached));
    }
    return exchange(client, payload.content(), controlId);
  }

  private MllpClient connected() throws IOException {
    if (connection.isPresent()
        && used.plus(REST).isBefore(clock.instant())
        && connection.get().isClosedByReceiver()) {
      close();
    }
    if (connection.isEmpty()) {
      connection =
          Optional.of(
              MllpClient.connect(
                  transport.host(), transport.port(), transport.tls(), transport.connecting()));
    }
    return connection.get();
  }

  private Attempt exchange(MllpClient client, byte[] content, String controlId) {
    Attempt attempt;
    try {
      client.send(content);
      attempt = answer(client, controlId);
    } catch (SocketTimeoutException silence) {
      attempt = new Attempt.InDoubt("no answer within " + transport.answering());
    } catch (EOFException closed) {
      attempt = new Attempt.InDoubt("the receiver closed the connection without an answer");
    } catch (IOException broken) {
      attempt = new Attempt.InDoubt("the connection broke: " + Trouble.of(broken));
    }
    if (attempt instanceof Attempt.InDoubt) {
      close();
    }
    used = clock.instant();
    return attempt;
  }

  private Attempt answer(MllpClient client, String controlId) throws IOException {
    Instant end = clock.instant().plus(transport.answering());
    while (true) {
      Duration left = Duration.between(clock.instant(), end);
      if (left.isNegative() || left.isZero()) {
        throw new SocketTimeoutException();
      }
      Optional<Attempt> attempt = Acknowledged.read(client.receive(left), controlId);
      if (attempt.isPresent()) {
        return attempt.get();
      }
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
