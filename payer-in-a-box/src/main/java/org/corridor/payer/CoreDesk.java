package org.corridor.payer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.core.Caller;
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreRefused;
import org.corridor.core.CoreService;
import org.corridor.core.UserToken;

/** The box behind a CORE server: questions in real time, and batches whose answers are fetched. */
final class CoreDesk implements CoreService {

  private static final Map<String, String> TYPES =
      Map.of(
          "TA1", "X12_TA1_Response_00501X231A1",
          "999", "X12_999_Response_005010X231A1",
          "271", "X12_271_Response_005010X279A1",
          "276", "X12_276_Request_005010X212",
          "277", "X12_277_Response_005010X212",
          "277CA", "X12_277CA_Response_005010X214",
          "278-response", "X12_278_Response_005010X217E1_2",
          "278-inquiry-response", "X12_278_Response_005010X215",
          "835", "X12_835_Response_005010X221A1");

  private final PayerBox box;
  private final UserToken user;
  private final Duration late;
  private final List<Outgoing> waiting = new ArrayList<>();

  /**
   * @param late how long an answer takes when answers are late, and when there is none
   */
  CoreDesk(PayerBox box, UserToken user, Duration late) {
    this.box = box;
    this.user = user;
    this.late = late;
  }

  /** Whoever names no user is let in: a hub that was just started knows no secrets. */
  @Override
  public boolean authenticate(Caller caller) {
    return caller.user().isEmpty() || caller.user().equals(Optional.of(user));
  }

  @Override
  public Reply realTime(CoreMessage message) {
    Optional<Outgoing> answer = box.converse(message.payload());
    if (answer.isEmpty() || box.faults().has(Fault.LATE)) {
      hesitate();
    }
    return answer
        .map(CoreDesk::reply)
        .orElseThrow(() -> CoreRefused.receiver("the box says nothing"));
  }

  private void hesitate() {
    try {
      Thread.sleep(late.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reply reply(Outgoing one) {
    return new Reply(TYPES.getOrDefault(one.kind(), one.kind()), one.bytes());
  }

  @Override
  public Reply take(CoreMessage message) {
    leave(box.take(message.payload()));
    return Reply.of("X12_BatchReceiptConfirmation");
  }

  /** Keeps what is to be fetched. */
  synchronized void leave(List<Outgoing> answers) {
    waiting.addAll(answers);
    if (box.faults().has(Fault.DUPLICATE)) {
      waiting.addAll(answers);
    }
  }

  /** The one that waits longest of what is asked for; a type that names no kind asks for any. */
  @Override
  public synchronized Reply handOut(CoreMessage message) {
    List<String> words = List.of(message.payloadType().split("_", -1));
    boolean any = words.stream().noneMatch(TYPES::containsKey);
    boolean acknowledgements = message.payloadType().matches(".*(999|TA1|Ack).*");
    for (Outgoing one : waiting) {
      boolean acknowledges = one.kind().equals("999") || one.kind().equals("TA1");
      if (acknowledges == acknowledgements && (any || words.contains(one.kind()))) {
        waiting.remove(one);
        return reply(one);
      }
    }
    return Reply.of(
        acknowledgements
            ? "X12_005010_Response_NoBatchAckFile"
            : "X12_005010_Response_NoBatchResultsFile");
  }

  @Override
  public Reply confirm(CoreMessage message) {
    return Reply.of("X12_Response_ConfirmReceiptReceived");
  }
}
