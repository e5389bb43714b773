package org.corridor.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.corridor.hl7v2.AcknowledgementCondition;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.mllp.MllpClient;

/**
 * Messages sent over one connection, one after the other, each with the answers it asks for. An
 * answer may come while that to a later message is awaited; MSA-2 tells which is which.
 */
final class Conversation {

  /** How long errors may come after the last message of a sender that wants to hear only those. */
  private static final Duration LAST_ERRORS = Duration.ofSeconds(2);

  private final MllpClient client;
  private final Duration timeout;
  private final PrintStream out;
  private boolean allTaken = true;
  private boolean errorsMayCome;

  Conversation(MllpClient client, Duration timeout, PrintStream out) {
    this.client = client;
    this.timeout = timeout;
    this.out = out;
  }

  /** Whether every answer so far was a good one, and none was missing. */
  boolean allTaken() {
    return allTaken;
  }

  /**
   * Sends one message and waits for the answers that come when all goes well.
   *
   * @throws SocketTimeoutException when one that is always due did not come in time
   */
  void exchange(byte[] message, Due due) throws IOException {
    client.send(message);
    if (!due.acceptComes() && !due.applicationComes()) {
      errorsMayCome |= due.onlyErrors();
      String asked = due.onlyErrors() ? "an answer only on error" : "no answer";
      out.println(due.controlId() + ": sent; it asks for " + asked + " (" + due + ")");
      return;
    }
    boolean goesOn = !due.acceptComes() || await(due, due.accept()).equals("CA");
    if (goesOn && due.applicationComes()) {
      await(due, due.application());
    } else {
      errorsMayCome |= goesOn && due.onlyErrors();
    }
  }

  /** Shows what may still come of messages that want to hear of errors only. */
  void end() throws IOException {
    Duration patience = timeout.compareTo(LAST_ERRORS) < 0 ? timeout : LAST_ERRORS;
    try {
      while (errorsMayCome) {
        show(client.receive(patience));
      }
    } catch (SocketTimeoutException silence) {
      out.println("No more errors came in " + patience.toSeconds() + " s.");
    }
  }

  /** The code of the answer that is due; empty when silence says that there is an error. */
  private String await(Due due, AcknowledgementCondition condition) throws IOException {
    try {
      return await(due.controlId());
    } catch (SocketTimeoutException silence) {
      if (condition != AcknowledgementCondition.SU) {
        throw silence;
      }
      allTaken = false;
      out.println(due.controlId() + ": no answer came, so it was refused (" + due + ")");
      return "";
    }
  }

  /** Shows answers up to the one to this message. */
  private String await(String controlId) throws IOException {
    while (true) {
      V2Message answer = show(client.receive(timeout));
      String to = answer.value("MSA-2");
      if (to.isEmpty() || controlId.isEmpty() || to.equals(controlId)) {
        return answer.value("MSA-1");
      }
    }
  }

  private V2Message show(byte[] answer) {
    out.println(new String(answer, StandardCharsets.UTF_8).replace('\r', '\n'));
    V2Message message = read(answer);
    String code = message.value("MSA-1");
    allTaken &= code.equals("AA") || code.equals("CA");
    return message;
  }

  private static V2Message read(byte[] answer) {
    try {
      return V2Message.parse(answer, SenderProfile.UNCONFIGURED);
    } catch (Unreadable notHl7) {
      return V2Message.parse("MSH|^~\\&");
    }
  }
}
