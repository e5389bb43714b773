package org.corridor.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.corridor.hl7v2.Acknowledgement;
import org.corridor.hl7v2.AcknowledgementCondition;
import org.corridor.hl7v2.V2Message;
import org.corridor.mllp.Replies;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Application acknowledgements of enhanced mode (HL7 v2.5.1 ch. 2.9.3): messages of their own, sent
 * on the sender's connection once processing is through. They are a courtesy and not kept over a
 * restart: a message that was accepted with CA is the hub's to care for.
 */
public final class ApplicationAcknowledgements {

  private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

  private final Cache<MessageId, Expected> expected;
  private final Executor executor;

  /**
   * @param patience how long an answer is waited for, and kept for a sender who asks again
   * @param executor writes answers, so that no sender holds up processing
   */
  public ApplicationAcknowledgements(Duration patience, Executor executor) {
    this.executor = executor;
    this.expected =
        Caffeine.newBuilder()
            .expireAfterWrite(patience)
            .maximumWeight(MOST_CHARACTERS)
            .weigher((MessageId id, Expected one) -> one.message.text().length() + 256)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Processing is through with a message.
   *
   * @param code AA, AE or AR
   * @param findings why, when not AA
   */
  public void settled(MessageId id, String code, List<Finding> findings) {
    Expected one = expected.getIfPresent(id);
    if (one != null) {
      one.settle(code, findings);
    }
  }

  /**
   * A sender may want to hear of message {@code id}; nothing is sent before {@link #released}.
   *
   * @param wanted when it does
   */
  void expect(MessageId id, V2Message message, AcknowledgementCondition wanted, Replies replies) {
    if (wanted != AcknowledgementCondition.NE) {
      expected.put(id, new Expected(id, message, wanted, replies));
    }
  }

  /**
   * The accept acknowledgement is on its way: what is known by now may follow.
   *
   * @return whether the sender is to hear of the message, or has just heard
   */
  boolean released(MessageId id) {
    Expected one = expected.getIfPresent(id);
    if (one != null) {
      one.release();
    }
    return one != null;
  }

  /**
   * The sender sent the message again, perhaps on a new connection: it hears the answer there.
   *
   * @return whether an answer is or will be known
   */
  boolean expectAgain(MessageId id, Replies replies) {
    Expected one = expected.getIfPresent(id);
    if (one != null) {
      one.redirect(replies);
    }
    return one != null;
  }

  private final class Expected {

    private final MessageId id;
    private final V2Message message;
    private final AcknowledgementCondition wanted;
    private Replies replies;
    private boolean released;
    private @Nullable Acknowledgement answer;

    Expected(MessageId id, V2Message message, AcknowledgementCondition wanted, Replies replies) {
      this.id = id;
      this.message = message;
      this.wanted = wanted;
      this.replies = replies;
    }

    synchronized void settle(String code, List<Finding> findings) {
      answer = new Acknowledgement(message, id, id.time(), code, findings, true);
      send();
    }

    synchronized void release() {
      released = true;
      send();
    }

    synchronized void redirect(Replies other) {
      replies = other;
      released = false;
    }

    private void send() {
      Acknowledgement ready = answer;
      Replies target = replies;
      if (ready == null || !released) {
        return;
      }
      if (wanted.wants(Acknowledgement.isPositive(ready.code()))) {
        executor.execute(() -> target.reply(ready.bytes()));
      }
    }
  }
}
