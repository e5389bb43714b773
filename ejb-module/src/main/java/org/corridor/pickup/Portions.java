package org.corridor.pickup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.intake.Door;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;

/** Brings what a file holds to the door, in portions. */
final class Portions {

  private static final int MOST = 64;
  private static final int MOST_BYTES = 1024 * 1024;

  private final Counter counter;
  private final Account report;
  private final List<Contents.Message> portion = new ArrayList<>();
  private long taken;
  private int pending;
  private int bytes;

  /** Where portions go. */
  interface Counter {

    /** Takes messages; all are durable. */
    List<Door.Receipt> take(List<byte[]> contents) throws InterruptedException;

    /** So much of the file is dealt with, and so much of that was refused. */
    void progress(long taken, long refused);
  }

  /** What became of each thing that a file holds is told here. */
  interface Account {

    /** It is the hub's. */
    void received(String where, MessageId id);

    /** It came before. */
    void repeated(String where, MessageId id);

    /** It was refused, or no message can be made of it. */
    void refused(String where, String why);

    /** What was noticed about the file as a whole. */
    void noticed(List<Finding> findings);

    /** How many were refused. */
    long refusals();
  }

  /**
   * @param report hears what became of each
   */
  Portions(Counter counter, Account report) {
    this.counter = counter;
    this.report = report;
  }

  /**
   * Takes all of it.
   *
   * @param skipped so many were dealt with before
   */
  void take(Contents contents, long skipped) throws IOException, InterruptedException {
    taken = skipped;
    long number = 0;
    for (Optional<Contents.Item> item = contents.next(); item.isPresent(); item = contents.next()) {
      if (number++ >= skipped) {
        take(item.get());
      }
    }
    flush();
    report.noticed(contents.findings());
  }

  private void take(Contents.Item item) throws InterruptedException {
    if (item instanceof Contents.Message message) {
      portion.add(message);
      bytes += message.content().length;
    } else if (item instanceof Contents.Broken broken) {
      report.refused(broken.where(), broken.why());
    }
    pending++;
    if (pending >= MOST || bytes >= MOST_BYTES) {
      flush();
    }
  }

  private void flush() throws InterruptedException {
    if (!portion.isEmpty()) {
      List<Door.Receipt> receipts =
          counter.take(portion.stream().map(Contents.Message::content).toList());
      for (int i = 0; i < portion.size(); i++) {
        note(portion.get(i), receipts.get(i));
      }
    }
    taken += pending;
    portion.clear();
    pending = 0;
    bytes = 0;
    counter.progress(taken, report.refusals());
  }

  private void note(Contents.Message message, Door.Receipt receipt) {
    switch (receipt.outcome()) {
      case RECEIVED -> report.received(message.where(), receipt.id());
      case RESENT -> report.repeated(message.where(), receipt.id());
      case REJECTED ->
          report.refused(
              message.where(),
              "refused at the door%s; the journal has it as %s"
                  .formatted(reason(receipt), receipt.id()));
    }
  }

  /** What the acknowledgement says, which shows nothing of a patient's. */
  private static String reason(Door.Receipt receipt) {
    return receipt
        .acknowledgement()
        .map(bytes -> V2Message.parse(bytes, SenderProfile.UNCONFIGURED))
        .flatMap(
            one ->
                Stream.of(one.value("ERR-8"), one.value("MSA-3"))
                    .filter(text -> !text.isEmpty())
                    .findFirst())
        .map(text -> " (" + text + ")")
        .orElse("");
  }
}
