package org.corridor.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.couriers.SftpConnection;
import org.corridor.couriers.SftpPeer;
import org.corridor.couriers.TestSecrets;
import org.corridor.couriers.Transports;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.WayIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same as in a folder of this machine, over the network. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // before each test
class SftpShelfTest {

  @TempDir Path folder;
  private Desk desk;
  private SftpPeer peer;

  @BeforeEach
  void start() throws IOException {
    TestSecrets.use(Map.of("corridor.secret.sftp", "password-of-the-hub"));
    desk = new Desk(folder);
    peer = new SftpPeer(folder);
  }

  @AfterEach
  void stop() throws IOException {
    TestSecrets.forget();
    peer.close();
  }

  private WayIn.Sftp declared(String hostKey) throws IOException {
    Path file = folder.resolve("lab.yaml");
    Files.writeString(
        file,
        """
        interface: lab
        from:
          sftp:
            host: 127.0.0.1
            port: %d
            host-key: '%s'
            user: hub
            password: ${sftp}
            folder: /in
            timeout: 2s
        """
            .formatted(peer.port(), hostKey));
    return (WayIn.Sftp) new InterfaceReader(Transports::read).read(file).from().orElseThrow();
  }

  private FolderLook hub(Fuse fuse, String hostKey) throws IOException {
    WayIn.Sftp way = declared(hostKey);
    desk.folders = way.folders();
    return desk.hub(fuse, () -> new SftpShelf(SftpConnection.open(way.server()), "/in"));
  }

  private FolderLook hub() throws IOException {
    return hub(new Fuse(Integer.MAX_VALUE), peer.hostKey());
  }

  @Test
  void aFileOfTheServerIsTakenAndArchivedThere() throws Exception {
    desk.put("a.hl7", Desk.adt("1") + Desk.adt("2"));
    try (FolderLook hub = hub()) {
      assertThat(desk.lookTwice(hub)).isEqualTo(new FolderLook.Seen(true, Optional.empty()));
      assertThat(desk.taken()).containsExactly("1", "2");
      assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7");
      desk.put("b.hl7", Desk.adt("1") + Desk.adt("2"));
      desk.put("c.hl7", "nothing");
      desk.lookTwice(hub);
      assertThat(desk.files())
          .containsExactly(
              "archive/DAY/TOKEN-a.hl7",
              "errors/TOKEN-b.hl7",
              "errors/TOKEN-b.hl7.txt",
              "errors/TOKEN-c.hl7",
              "errors/TOKEN-c.hl7.txt");
      assertThat(peer.logins).hasValue(1);
    }
  }

  @Test
  void aConnectionThatIsLostWithinAFileLosesNothing() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append(Desk.adt("m" + i)).append("NTE|1||").append("x".repeat(3_000)).append('\r');
    }
    desk.put("a.hl7", text.toString());
    try (FolderLook hub = hub()) {
      hub.look();
      AtomicInteger reads = new AtomicInteger();
      peer.onRead(
          session -> {
            // Once for the digest and half a time for the messages.
            if (reads.incrementAndGet() == 60) {
              session.close(true);
            }
          });
      FolderLook.Seen seen = hub.look();
      assertThat(seen.open()).isFalse();
      assertThat(seen.trouble()).isPresent();
      assertThat(desk.taken()).hasSizeLessThan(400);
      assertThat(hub.look()).isEqualTo(new FolderLook.Seen(true, Optional.empty()));
    }
    assertThat(desk.taken()).hasSize(400).doesNotHaveDuplicates();
    assertThat(desk.files()).containsExactly("archive/DAY/TOKEN-a.hl7");
  }

  @Test
  void aFileThatIsStillUploadedIsLeftAlone() throws Exception {
    try (FolderLook hub = hub()) {
      for (int i = 0; i < 3; i++) {
        desk.put("a.hl7", Desk.adt("1").repeat(i + 1));
        hub.look();
      }
      assertThat(desk.taken()).isEmpty();
    }
  }

  @Test
  void aServerThatIsAnotherOneIsNotTalkedTo() throws Exception {
    try (SftpPeer other = new SftpPeer(folder);
        FolderLook hub = hub(new Fuse(Integer.MAX_VALUE), other.hostKey())) {
      assertThat(hub.look())
          .isEqualTo(
              new FolderLook.Seen(
                  false, Optional.of("the server's host key is not the declared one")));
      assertThat(peer.logins).hasValue(0);
    }
  }

  @Test
  void killedAtAnyStepNothingIsLostAndNothingTakenTwice() throws Exception {
    int step = 0;
    for (boolean killed = true; killed; step++) {
      Path own = folder.resolve("step" + step);
      desk = new Desk(own);
      peer.close();
      peer = new SftpPeer(own);
      desk.put("a.hl7", Desk.adt("1") + Desk.adt("2"));
      killed = killedAt(step);
      desk.door = desk.door.startedAnew();
      try (FolderLook hub = hub()) {
        desk.lookTwice(hub);
      }
      assertThat(desk.taken()).as("killed at step %d", step).containsExactly("1", "2");
      assertThat(desk.files())
          .as("killed at step %d", step)
          .isEqualTo(List.of("archive/DAY/TOKEN-a.hl7"));
    }
  }

  private boolean killedAt(int step) throws IOException, InterruptedException {
    try (FolderLook hub = hub(new Fuse(step), peer.hostKey())) {
      desk.lookTwice(hub);
      return false;
    } catch (Killed killed) {
      return true;
    }
  }
}
