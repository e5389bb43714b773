package org.corridor.posting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.mllp.Replies;

/** Where the answers that follow on processing come in, while a request waits for them. */
final class Mailbox implements Replies {

  private final List<byte[]> answers = new ArrayList<>();

  @Override
  public void answer(List<byte[]> contents) {
    contents.forEach(this::reply);
  }

  @Override
  public synchronized void reply(byte[] content) {
    answers.add(content);
    notifyAll();
  }

  /** Waits until there are so many, or patience runs out. */
  synchronized void await(int count, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos();
        answers.size() < count && left > 0;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** The answer to the message of that control id, once. */
  synchronized Optional<byte[]> take(String controlId) {
    Optional<byte[]> found =
        answers.stream().filter(one -> message(one).value("MSA-2").equals(controlId)).findFirst();
    found.ifPresent(answers::remove);
    return found;
  }

  /** MSA-1 of an acknowledgement. */
  static String code(byte[] acknowledgement) {
    return message(acknowledgement).value("MSA-1");
  }

  private static V2Message message(byte[] content) {
    return V2Message.parse(content, SenderProfile.UNCONFIGURED);
  }
}
