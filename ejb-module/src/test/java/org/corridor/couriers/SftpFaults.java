package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.corridor.couriers.SftpPeer.Mishap;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Attempt.InDoubt;
import org.corridor.delivery.Attempt.Taken;
import org.corridor.delivery.Attempt.Unreached;
import org.corridor.delivery.Courier;

/** What an SFTP server may do. */
final class SftpFaults {

  private static final Mishap NONE = session -> {};

  private final Path folder;

  SftpFaults(Path folder) {
    this.folder = folder;
  }

  List<Fault> all() {
    return List.of(
        fault(
            "refuses the connection",
            Unreached.class,
            () -> bring(yaml(MllpFaults.closedPort(), "ssh-rsa AAAA", "password", "/"))),
        fault(
            "says nothing",
            Unreached.class,
            () -> {
              try (ScriptedServer server = new ScriptedServer((s, socket) -> s.hang())) {
                String yaml = yaml(server.port(), "ssh-rsa AAAA", "password", "/");
                return bring(yaml.replace("connect-timeout: 5s", "connect-timeout: 1s"));
              }
            }),
        fault(
            "shows another host key than the declared one",
            Unreached.class,
            () -> {
              try (SftpPeer peer = new SftpPeer(box());
                  SftpPeer other = new SftpPeer(box())) {
                Attempt attempt = bring(yaml(peer.port(), other.hostKey(), "password", "/"));
                // Not even the password went there.
                assertThat(peer.logins).hasValue(0);
                return attempt;
              }
            }),
        fault(
            "does not take the password",
            Unreached.class,
            () -> {
              try (SftpPeer peer = new SftpPeer(box())) {
                return bring(yaml(peer.port(), peer.hostKey(), "wrong", "/"));
              }
            }),
        fault(
            "has no such folder",
            Unreached.class,
            () -> {
              try (SftpPeer peer = new SftpPeer(box())) {
                return bring(yaml(peer.port(), peer.hostKey(), "password", "/nowhere"));
              }
            }),
        fault("has no room left", Unreached.class, () -> writing(SftpFaults::full)),
        fault(
            "closes in the middle of the upload",
            Unreached.class,
            () -> writing(session -> session.close(true))),
        fault("stops answering in the middle of the upload", Unreached.class, this::hanging),
        fault(
            "closes when it has renamed the file",
            InDoubt.class,
            () -> {
              Path box = box();
              try (SftpPeer peer = new SftpPeer(box, NONE, session -> session.close(true))) {
                Attempt attempt = bring(peer.yaml());
                assertThat(FileFaults.names(box)).containsExactly(FileName.of(Given.message("1")));
                return attempt;
              }
            }),
        fault(
            "closed the connection since the last file",
            Taken.class,
            () -> {
              Path box = box();
              try (SftpPeer peer = new SftpPeer(box);
                  Courier courier = Given.courier(peer.yaml())) {
                assertThat(courier.bring(Given.message("1"))).isInstanceOf(Taken.class);
                peer.dismiss();
                Attempt second = courier.bring(Given.message("2"));
                assertThat(peer.logins).hasValue(2);
                assertThat(FileFaults.names(box)).hasSize(2);
                return second;
              }
            }),
        fault(
            "has it already: a repetition",
            Taken.class,
            () -> {
              Path box = box();
              try (SftpPeer peer = new SftpPeer(box);
                  Courier courier = Given.courier(peer.yaml())) {
                courier.bring(Given.message("1"));
                Attempt again = courier.bring(Given.message("1"));
                assertThat(peer.logins).hasValue(1);
                assertThat(FileFaults.names(box)).containsExactly(FileName.of(Given.message("1")));
                return again;
              }
            }));
  }

  private static Fault fault(String what, Class<? extends Attempt> expected, Fault.Act act) {
    return new Fault("sftp", what, expected, act);
  }

  private Path box() throws IOException {
    return Files.createTempDirectory(folder, "sftp");
  }

  private static String yaml(int port, String hostKey, String secret, String folder) {
    return SftpPeer.yaml(port, hostKey, "password: '${" + secret + "}'", folder);
  }

  private static Attempt bring(String yaml) throws InterruptedException {
    try (Courier courier = Given.courier(yaml)) {
      return courier.bring(Given.message("1"));
    }
  }

  private Attempt writing(Mishap mishap) throws Exception {
    Path box = box();
    try (SftpPeer peer = new SftpPeer(box, mishap, NONE)) {
      Attempt attempt = bring(peer.yaml());
      // Nobody who waits for files sees one.
      assertThat(FileFaults.names(box)).allMatch(name -> name.startsWith("."));
      return attempt;
    }
  }

  static void full(Object session) throws IOException {
    throw new FileSystemException("file", null, "No space left on device");
  }

  private Attempt hanging() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try {
      return writing(
          session -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    } finally {
      end.countDown();
    }
  }
}
