package org.corridor.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.export.Hub.result;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.couriers.SftpPeer;
import org.corridor.couriers.TestSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports to a real SFTP server, also while it fails. */
@ParameterizedClass
@EnumSource(names = "H2")
class SftpExportTest extends OnEachHub {

  private static final String LARGE = "NTE|1||" + "x".repeat(50_000) + "\r";

  @BeforeEach
  void secrets() {
    TestSecrets.use(Map.of("corridor.secret.password", "password-of-the-hub"));
  }

  @AfterEach
  void forget() {
    TestSecrets.forget();
  }

  private Exports declared(SftpPeer server) throws IOException {
    hub.declare("nightly", NIGHTLY + ", since: 2026-11-01", "archive: {" + server.yaml() + "}");
    for (int i = 0; i < 40; i++) {
      hub.processed(result("M" + i) + LARGE, "2026-11-19T12:00:%02dZ".formatted(i));
    }
    return hub.start();
  }

  private void assertWhole() {
    assertThat(hub.names())
        .containsExactly(
            "nightly-20261120T013000Z-001.hl7", "nightly-20261120T013000Z-001.hl7.manifest.json");
    String file = hub.file("nightly-20261120T013000Z-001.hl7");
    assertThat(file).hasSizeGreaterThan(2_000_000).endsWith("BTS|40\rFTS|1\r");
    assertThat(hub.file("nightly-20261120T013000Z-001.hl7.manifest.json"))
        .contains("\"bytes\" : " + file.length());
  }

  @Test
  void largeFilesAreUploadedPieceByPiece() throws IOException {
    try (SftpPeer server = new SftpPeer(hub.out)) {
      declared(server).look();
      assertWhole();
    }
  }

  @Test
  void aConnectionThatIsLostMidwayLeavesNoFileAndTheNextAttemptOne() throws IOException {
    AtomicInteger writes = new AtomicInteger();
    try (SftpPeer server =
        new SftpPeer(
            hub.out,
            session -> {
              if (writes.incrementAndGet() == 30) {
                session.close(true);
              }
            },
            session -> {})) {
      Exports exports = declared(server);
      exports.look();
      assertThat(hub.files()).isEmpty();
      Run run = exports.status("nightly").orElseThrow().runs().get(0);
      assertThat(run.state()).isEqualTo(RunState.FAILED);
      assertThat(run.reason()).startsWith("the file was not uploaded: ");

      at("2026-11-20T12:01:00Z", exports);
      assertWhole();
    }
  }
}
