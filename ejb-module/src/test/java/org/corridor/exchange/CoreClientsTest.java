package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.corridor.core.CoreClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreClientsTest {

  @TempDir Path folder;
  private final CoreClients clients = new CoreClients(Clock.systemUTC());

  private Partner partner(String line) throws IOException {
    Path file = folder.resolve("payer.yaml");
    Files.writeString(
        file,
        """
        partner: payer
        name: Alder Health Plan
        us: {id: LKB001}
        them: {id: ALDER}
        usage: test
        """
            + line);
    return PartnerReader.read(file);
  }

  private static String at(int port) {
    return "core: {url: 'https://127.0.0.1:%d/core', sender: LKB001, receiver: ALDER}"
        .formatted(port);
  }

  @Test
  void aPartnerKeepsItsClientUntilItIsDeclaredAnew() throws IOException {
    CoreClient first = clients.of(partner(at(1))).orElseThrow();
    assertThat(clients.of(partner(at(1)))).containsSame(first);
    assertThat(clients.of(partner(at(2))).orElseThrow()).isNotSameAs(first);
  }

  @Test
  void whoIsReachedByFoldersHasNone() throws IOException {
    assertThat(clients.of(partner("files: {in: /tmp/in}"))).isEmpty();
  }
}
