package org.corridor.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SpoolTest {
  @Test
  void moreThanFitsIntoMemoryComesBackAsItWasWritten() throws IOException {
    try (Spool spool = new Spool()) {
      DataOutputStream out = new DataOutputStream(spool);
      for (int i = 0; i < 300_000; i++) {
        out.writeInt(i);
      }
      DataInputStream in = new DataInputStream(spool.read());
      for (int i = 0; i < 300_000; i++) {
        assertThat(in.readInt()).isEqualTo(i);
      }
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void whatIsLargerThanMemoryAtOnceIsKeptInOrder() throws IOException {
    try (Spool spool = new Spool()) {
      spool.write(1);
      spool.write(new byte[1 << 20]);
      spool.write(2);
      byte[] all = spool.read().readAllBytes();

      assertThat(all).hasSize((1 << 20) + 2).startsWith(1).endsWith(2);
    }
  }

  @Test
  void aForgottenSpoolIsEmpty() throws IOException {
    try (Spool spool = new Spool()) {
      spool.write(new byte[1 << 20]);
      spool.clear();

      assertThat(spool.isEmpty()).isTrue();
      assertThat(spool.read().read()).isEqualTo(-1);
    }
  }
}
