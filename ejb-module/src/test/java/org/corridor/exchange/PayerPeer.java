package org.corridor.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.corridor.core.Caller;
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreRefused;
import org.corridor.core.CoreService;
import org.corridor.core.UserToken;

/** A payer's CORE server: remembers what is handed in, hands out what lies there. */
final class PayerPeer implements CoreService {

  static final UserToken US = new UserToken("north", "secret");

  final List<String> taken = new CopyOnWriteArrayList<>();
  final List<String> confirmed = new CopyOnWriteArrayList<>();
  final Queue<String> acknowledgements = new ArrayDeque<>();
  final Queue<String> results = new ArrayDeque<>();
  Optional<String> refusal = Optional.empty();

  @Override
  public boolean authenticate(Caller caller) {
    return caller.user().equals(Optional.of(US));
  }

  @Override
  public Reply realTime(CoreMessage message) {
    throw new IllegalStateException("nobody asks");
  }

  @Override
  public Reply take(CoreMessage message) {
    taken.add(text(message));
    if (refusal.isPresent()) {
      throw new CoreRefused(refusal.get(), "MRS DOE is not ours");
    }
    return Reply.of("X12_BatchReceiptConfirmation");
  }

  @Override
  public Reply handOut(CoreMessage message) {
    Queue<String> from = message.payloadType().contains("999") ? acknowledgements : results;
    String next = from.poll();
    return next == null
        ? Reply.of("X12_Response_NoBatchResultsFile")
        : new Reply("X12_Response", next.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Reply confirm(CoreMessage message) {
    confirmed.add(message.payloadType() + " " + text(message));
    return Reply.of("X12_Response_ConfirmReceiptReceived");
  }

  private static String text(CoreMessage message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }
}
