package org.corridor.posting;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.corridor.hl7v2.AcknowledgementCondition;
import org.corridor.hl7v2.Batch;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.intake.Door;
import org.corridor.interfaces.Interface;
import org.corridor.journal.Format;

/** HL7 v2, answered with acknowledgements: one message, or a batch of them. */
final class V2Posts {

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int UNPROCESSABLE = 422;

  private final Door door;
  private final PostingSettings settings;
  private final Semaphore seats;

  V2Posts(Door door, PostingSettings settings) {
    this.door = door;
    this.settings = settings;
    this.seats = new Semaphore(settings.waiting());
  }

  Answer post(Post post, Interface one) throws InterruptedException {
    List<byte[]> messages = messages(post.content());
    Mailbox mailbox = new Mailbox();
    List<Door.Receipt> receipts = door.take(post.interfaceName(), messages, mailbox);
    List<Optional<Header>> headers = messages.stream().map(V2Posts::header).toList();
    boolean processed = one.handling().acknowledge() == Interface.Acknowledge.PROCESSED;
    int expected = 0;
    for (int i = 0; i < receipts.size(); i++) {
      expected += comesLater(receipts.get(i), headers.get(i), processed) ? 1 : 0;
    }
    if (expected > 0 && seats.tryAcquire()) {
      try {
        mailbox.await(expected, settings.patience());
      } finally {
        seats.release();
      }
    }
    return answer(receipts, headers, mailbox);
  }

  private static List<byte[]> messages(byte[] content) {
    if (!BatchSplitter.looksLikeBatch(content)) {
      return List.of(content);
    }
    Batch batch = BatchSplitter.split(content);
    return batch.messages().isEmpty() ? List.of(content) : batch.messages();
  }

  private static Optional<Header> header(byte[] message) {
    try {
      return Optional.of(V2Message.parse(message, SenderProfile.UNCONFIGURED).header());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** Whether an answer follows on processing. */
  private static boolean comesLater(
      Door.Receipt receipt, Optional<Header> header, boolean processed) {
    if (receipt.acknowledgement().isPresent()) {
      return processed
          && receipt.outcome() == Door.Outcome.RECEIVED
          && Mailbox.code(receipt.acknowledgement().get()).startsWith("C");
    }
    return header
        .map(
            said ->
                !said.enhanced()
                    || AcknowledgementCondition.of(said.applicationAcknowledgement())
                        != AcknowledgementCondition.NE)
        .orElse(false);
  }

  private static Answer answer(
      List<Door.Receipt> receipts, List<Optional<Header>> headers, Mailbox mailbox) {
    List<byte[]> answers = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < receipts.size(); i++) {
      Optional<byte[]> answer =
          headers
              .get(i)
              .flatMap(header -> mailbox.take(header.controlId()))
              .or(receipts.get(i)::acknowledgement);
      answer.ifPresent(answers::add);
      open |= answer.isEmpty();
    }
    boolean positive = answers.stream().map(Mailbox::code).allMatch(code -> code.endsWith("A"));
    int status = open ? ACCEPTED : OK;
    return new Answer(
        positive ? status : UNPROCESSABLE,
        Format.V2.mediaType(),
        joined(answers),
        receipts.stream().map(Door.Receipt::id).findFirst());
  }

  private static byte[] joined(List<byte[]> answers) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    answers.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
