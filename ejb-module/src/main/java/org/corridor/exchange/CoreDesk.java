package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.corridor.core.Caller;
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreRefused;
import org.corridor.core.CoreService;
import org.corridor.shared.Digest;
import org.corridor.x12.Interchange;

/** Partners that call us by CORE: batches they hand in, and what lies here for them. */
final class CoreDesk implements CoreService {

  private final Office office;
  private final Receiving receiving;
  private final HandingOut handingOut;

  CoreDesk(Office office, Receiving receiving) {
    this.office = office;
    this.receiving = receiving;
    this.handingOut = new HandingOut(office);
  }

  @Override
  public boolean authenticate(Caller caller) {
    List<CoreCaller> known =
        office.partners().get().all().stream().flatMap(one -> one.caller().stream()).toList();
    if (known.isEmpty()) {
      throw CoreRefused.receiver("not configured: this hub takes no messages here");
    }
    return known.stream().anyMatch(one -> one.is(caller));
  }

  private Partner partner(CoreMessage message) {
    return office.partners().get().all().stream()
        .filter(one -> one.caller().filter(c -> c.sender().equals(message.senderId())).isPresent())
        .findFirst()
        .orElseThrow(CoreRefused::unauthorized);
  }

  /** Whoever asks about members asks a payer; we are none. */
  @Override
  public Reply realTime(CoreMessage message) {
    throw new CoreRefused(
        "PayloadTypeIllegal", "this is the hub of a provider: it answers no inquiries");
  }

  @Override
  public Reply take(CoreMessage message) {
    keep(message);
    return Reply.of("X12_BatchReceiptConfirmation");
  }

  @Override
  public Reply confirm(CoreMessage message) {
    keep(message);
    return Reply.of("X12_Response_ConfirmReceiptReceived");
  }

  /** The same bytes once more are the same. */
  private void keep(CoreMessage message) {
    Partner partner = partner(message);
    byte[] payload = message.payload();
    String name = "CORE " + message.payloadId();
    String key = "core-in %s %s".formatted(partner.id(), Digest.of(payload));
    try {
      requireOwn(partner, payload);
      offer(
          partner,
          receiving.take(new Incoming(name, key, () -> new ByteArrayInputStream(payload), false)));
    } catch (IOException e) {
      throw CoreRefused.receiver("the hub cannot keep it now");
    }
  }

  /** Who hands in the same once more has not got our answers, and may fetch them again. */
  private void offer(Partner partner, Receipt receipt) {
    if (partner.line() instanceof PartnerLine.ByHand) {
      List<StoredInterchange> answers =
          receipt.interchanges().stream().flatMap(one -> one.answers().stream()).toList();
      office
          .database()
          .inTransaction(
              connection -> {
                for (StoredInterchange one : answers) {
                  HandedOut.offerFrom(connection, one.id(), office.now());
                }
                return answers;
              });
    }
  }

  /** Nobody hands in for another. */
  private void requireOwn(Partner partner, byte[] payload) throws IOException {
    boolean[] found = new boolean[1];
    boolean[] foreign = new boolean[1];
    Splitting.read(
        new ByteArrayInputStream(payload),
        (header, from) -> {
          found[0] = true;
          foreign[0] |= !isOf(partner, header);
        });
    if (!found[0] || foreign[0]) {
      throw CoreRefused.illegal("Payload");
    }
  }

  private boolean isOf(Partner partner, Interchange header) {
    Optional<Partner> sender = office.partners().get().senderOf(header);
    return sender.filter(one -> one.id().equals(partner.id())).isPresent();
  }

  @Override
  public Reply handOut(CoreMessage message) {
    return handingOut.next(partner(message), message.payloadType());
  }
}
