package org.corridor.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.mllp.Frame;
import org.corridor.mllp.Receiver;
import org.corridor.mllp.Replies;

/**
 * Takes the frames of an interface in rounds: judged one by one, stored together, answered in order
 * once they are durable.
 */
final class Rounds implements Receiver {

  private final String interfaceName;
  private final Reception reception;
  private final Stores stores;
  private final IntakeMeters meters;

  /** What all interfaces share. */
  record Stores(
      InboundQueue queue, Resends resends, ApplicationAcknowledgements applications, Rush rush) {}

  Rounds(String interfaceName, Reception reception, Stores stores, IntakeMeters meters) {
    this.interfaceName = interfaceName;
    this.reception = reception;
    this.stores = stores;
    this.meters = meters;
  }

  /** Hears what became of messages that are durable now. */
  @FunctionalInterface
  interface Told<E extends Exception> {
    void tell(List<Round.Answer> answers) throws E;
  }

  /** Decides about one thing, as {@link Reception#receive} does. */
  @FunctionalInterface
  interface Judge<T> {
    Optional<Claim> receive(T letter, Round round);
  }

  @Override
  public void receive(List<Frame> frames, Replies replies)
      throws IOException, InterruptedException {
    stores.rush().pressed((int) frames.stream().filter(Frame::pressing).count());
    List<Letter> letters = new ArrayList<>();
    for (Frame frame : frames) {
      letters.addAll(Letter.in(frame, interfaceName));
    }
    this.<IOException>take(
        letters,
        replies,
        answers ->
            replies.answer(answers.stream().flatMap(answer -> answer.bytes().stream()).toList()));
  }

  /**
   * Takes letters in.
   *
   * @param replies for what processing says later
   * @param told in order, as soon as some of them are durable
   */
  <E extends Exception> void take(List<Letter> letters, Replies replies, Told<E> told)
      throws E, InterruptedException {
    take(letters, (letter, round) -> reception.receive(letter, round, replies), told);
  }

  /** Takes in, one by one, what {@code judge} decides about. */
  <T, E extends Exception> void take(List<T> letters, Judge<T> judge, Told<E> told)
      throws E, InterruptedException {
    int next = 0;
    while (next < letters.size()) {
      Optional<Claim> busy = Optional.empty();
      try (Round round = new Round(stores.resends())) {
        while (next < letters.size() && busy.isEmpty()) {
          busy = judge.receive(letters.get(next), round);
          next += busy.isEmpty() ? 1 : 0;
        }
        round.commit(stores.queue());
        told.tell(round.answers());
        written(round);
      }
      // Nothing is claimed here while waiting, so two connections never wait for each other.
      if (busy.isPresent()) {
        busy.get().await();
      }
    }
  }

  private void written(Round round) {
    long now = System.nanoTime();
    for (Round.Answer answer : round.answers()) {
      meters.answered(answer, now);
      // The answers are written: what follows on them may follow.
      if (stores.applications().released(answer.id())) {
        stores.rush().urgent();
      }
    }
  }
}
