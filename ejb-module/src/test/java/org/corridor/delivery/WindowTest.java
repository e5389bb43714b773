package org.corridor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;

/** What lies in memory while the database is behind what has happened. */
class WindowTest {

  private static final Instant NOW = Instant.parse("2026-06-22T14:15:00Z");
  private static final UUID PATIENT = UUID.randomUUID();

  private final Window window = new Window(Order.PATIENT);
  private final Parcel first = parcel(1);
  private final Parcel second = parcel(2);

  private static Parcel parcel(long sequence) {
    MessageId message = MessageId.next(Clock.systemUTC());
    return new Parcel(
        UUID.randomUUID(),
        sequence,
        message,
        "lab",
        Optional.of(PATIENT),
        "text/plain",
        message.value(),
        NOW,
        DeliveryState.WAITING,
        0,
        0,
        false,
        Instant.EPOCH,
        Optional.empty());
  }

  private static Parcel sending(Parcel parcel) {
    return new Parcel(
        parcel.id(),
        parcel.sequence(),
        parcel.message(),
        parcel.interfaceName(),
        parcel.lane(),
        parcel.contentType(),
        parcel.contentOf(),
        parcel.createdAt(),
        DeliveryState.SENDING,
        parcel.attempts(),
        parcel.answers(),
        parcel.repeated(),
        parcel.notBefore(),
        parcel.content());
  }

  private void read(Parcel... rows) {
    window.reading();
    boolean room = window.admit(List.of(rows), true, 100, window.lanes()::add);
    window.loaded(room);
  }

  private void sendTheFirst() {
    read(first, second);
    assertThat(window.lanes().next(NOW)).contains(first);
  }

  @Test
  void whatCameBackAndWasDroppedIsNotOvertaken() {
    sendTheFirst();
    window.lanes().back(first, true);
    window.shrink(0);
    read(sending(first), second);
    assertThat(window.lanes().next(NOW)).isEmpty();
    assertThat(window.isUnwritten()).isTrue();

    read(first, second);
    assertThat(window.lanes().next(NOW)).contains(first);
    assertThat(window.isUnwritten()).isFalse();
  }

  @Test
  void soItIsWhenTheDestinationIsDeclaredAnew() {
    sendTheFirst();
    window.lanes().back(first, false);
    window.begin(Order.STRICT);
    read(sending(first), second);
    assertThat(window.lanes().next(NOW)).isEmpty();
  }

  @Test
  void soItIsWhereAPersonIsToDecide() {
    sendTheFirst();
    window.lanes().back(first.doubted(), false);
    assertThat(window.lookAgain(2)).isTrue();
    read(sending(first), second);
    assertThat(window.lanes().next(NOW)).isEmpty();
  }

  @Test
  void whatHasArrivedIsNotWaitedFor() {
    sendTheFirst();
    window.gone(first);
    window.shrink(0);
    read(sending(first), second);
    assertThat(window.isUnwritten()).isFalse();
    assertThat(window.lanes().next(NOW)).contains(second);
  }
}
