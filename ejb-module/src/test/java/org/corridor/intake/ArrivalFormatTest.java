package org.corridor.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.corridor.journal.Arrival;
import org.corridor.journal.Format;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;

class ArrivalFormatTest {

  private static final MessageId ID = MessageId.of("0190163d-8694-7000-8000-0000000000ff");

  private static final Arrival ARRIVAL =
      new Arrival(
          ID,
          "main",
          Instant.parse("2025-06-11T12:00:00.123Z"),
          true,
          "ADT^A01",
          "C\u00fc1",
          "APP",
          "FAC",
          "EHM|42",
          "AE",
          List.of(Finding.error("PID-3", "101", "missing"), Finding.warning("", "x", "y")),
          Format.CHANGE,
          new byte[] {0, 1, (byte) 0xFF});

  @Test
  void anArrivalComesBackAsItWas() {
    Arrival read = ArrivalFormat.read(ArrivalFormat.write(ARRIVAL), ID);

    assertThat(read).usingRecursiveComparison().isEqualTo(ARRIVAL);
  }

  @Test
  void whatAnEarlierHubLeftOnTheQueueIsRead() {
    byte[] format = ByteBuffer.allocate(10).putInt(6).put("CHANGE".getBytes(UTF_8)).array();
    byte[] now = ArrivalFormat.write(ARRIVAL);
    int at = now.length - 3 - 4 - format.length;
    assertThat(Arrays.copyOfRange(now, at, at + format.length)).isEqualTo(format);
    byte[] before = new byte[now.length - format.length];
    System.arraycopy(now, 0, before, 0, at);
    System.arraycopy(now, at + format.length, before, at, before.length - at);
    before[0] = 1;

    Arrival read = ArrivalFormat.read(before, ID);

    assertThat(read.format()).isEqualTo(Format.V2);
    assertThat(read).usingRecursiveComparison().ignoringFields("format").isEqualTo(ARRIVAL);
  }

  @Test
  void otherBytesAreNoArrival() {
    byte[] bytes = ArrivalFormat.write(ARRIVAL);
    bytes[0] = 9;
    assertThatIllegalArgumentException().isThrownBy(() -> ArrivalFormat.read(bytes, ID));
    assertThatIllegalArgumentException().isThrownBy(() -> ArrivalFormat.read(new byte[0], ID));
    byte[] half = Arrays.copyOf(ArrivalFormat.write(ARRIVAL), 60);
    assertThatIllegalArgumentException().isThrownBy(() -> ArrivalFormat.read(half, ID));
  }
}
