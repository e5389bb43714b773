package org.corridor.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.corridor.export.Hub.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.shared.Digest;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The hub is killed at every step of an export, and another goes on. */
@ParameterizedClass
@EnumSource
class CrashTest extends OnEachHub {

  private static final Duration DAY = Duration.ofDays(1);

  /** What the files of a night are to be: five messages, two in a file. */
  private static Map<String, String> expected(Instant end, List<String> messages) {
    Map<String, String> files = new TreeMap<>();
    String time = end.toString().replaceAll("[-:TZ]", "");
    for (int i = 0; i < messages.size(); i += 2) {
      String name =
          "nightly-" + end.toString().replaceAll("[-:]", "") + "-00" + (i / 2 + 1) + ".hl7";
      List<String> these = messages.subList(i, Math.min(i + 2, messages.size()));
      files.put(
          name,
          "FHS|^~\\&|CORRIDOR||||%s+0000||%s||%s\rBHS|^~\\&|CORRIDOR||||%1$s+0000||nightly||%2$s\r"
                  .formatted(time, name, name)
              + String.join("", these)
              + "BTS|"
              + these.size()
              + "\rFTS|1\r");
    }
    return files;
  }

  @Test
  void whereverItIsKilledTheFilesAreTheSameInTheEnd() {
    hub.declare("nightly", "when: \"01:30\", what: messages, most: 2");
    hub.start().look();
    Instant end = Instant.parse("2026-11-21T01:30:00Z");
    int kills = 0;
    List<String> meanwhile = new ArrayList<>();
    for (int step = 1; ; step++, end = end.plus(DAY)) {
      List<String> messages = new ArrayList<>(meanwhile);
      meanwhile.clear();
      for (int i = 0; i < 5; i++) {
        String message = result("N" + step + "M" + i);
        messages.add(message);
        hub.processed(message, end.minusSeconds(1000 - i).toString());
      }
      MessageId replayed = hub.processed("no message", end.minusSeconds(990).toString());
      hub.clock.set(end.plus(Duration.ofMinutes(6)).toString());

      hub.fuse.light(step);
      Throwable killed = catchThrowable(hub.start()::look);
      boolean whole = hub.fuse.out();
      if (killed != null) {
        assertThat(killed).isInstanceOf(Fuse.Killed.class);
        kills++;
        // What becomes of messages meanwhile changes nothing of this night.
        hub.replaying(replayed);
        meanwhile.add(result("LATER"));
        hub.processed(meanwhile.get(0), hub.clock.instant().toString());
        hub.clock.pass(Hub.LEASE.plusSeconds(1));
        hub.start().look();
      }

      Map<String, String> files = hub.files();
      Map<String, String> expected = expected(end, messages);
      assertThat(files).as("killed at step " + step).containsAllEntriesOf(expected);
      for (Map.Entry<String, String> file : expected.entrySet()) {
        assertThat(files.remove(file.getKey() + ".manifest.json"))
            .contains(Digest.of(file.getValue().getBytes(ISO_8859_1)), "\"to\" : \"" + end);
        files.remove(file.getKey());
      }
      String date = end.toString().substring(0, 10).replace("-", "");
      assertThat(hub.names())
          .as("nothing half written is left at step " + step)
          .noneMatch(name -> name.startsWith("."))
          .filteredOn(name -> name.contains(date))
          .hasSize(6);
      Run run = hub.start().status("nightly").orElseThrow().runs().get(0);
      assertThat(run.state()).isEqualTo(RunState.DONE);
      assertThat(run.to()).isEqualTo(end);
      assertThat(run.files())
          .extracting(RunFile::records)
          .containsExactly(2, 2, messages.size() - 4);
      if (killed == null) {
        assertThat(whole).isTrue();
        break;
      }
    }
    assertThat(kills).as("steps at which it was killed").isGreaterThan(40);
  }

  @Test
  void anotherHubGoesOnWhenTheLeaseHasRunOut() {
    hub.declare("nightly", "when: \"01:30\", what: messages, most: 1");
    hub.start().look();
    hub.processed(result("A"), "2026-11-20T20:00:00Z");
    hub.processed(result("B"), "2026-11-20T20:00:01Z");
    hub.clock.set("2026-11-21T01:40:00Z");
    hub.fuse.light(20);
    assertThat(catchThrowable(hub.start()::look)).isInstanceOf(Fuse.Killed.class);
    hub.fuse.out();
    Exports other = hub.start();

    hub.clock.pass(Hub.LEASE.minusSeconds(1));
    other.look();
    assertThat(other.status("nightly").orElseThrow().runs().get(0).state())
        .as("the lease holds")
        .isEqualTo(RunState.RUNNING);
    assertThat(other.runNow("nightly", "olga")).isEqualTo(Answer.RUNNING);
    hub.clock.pass(Duration.ofSeconds(2));
    other.look();

    assertThat(other.status("nightly").orElseThrow().runs().get(0).state())
        .isEqualTo(RunState.DONE);
  }

  @Test
  void aHubThatLostItsLeaseWritesNothingMore() {
    hub.declare("nightly", "when: \"01:30\", what: messages, most: 1");
    hub.start().look();
    hub.processed(result("A"), "2026-11-20T20:00:00Z");
    hub.processed(result("B"), "2026-11-20T20:00:01Z");
    hub.clock.set("2026-11-21T01:40:00Z");
    Exports other = hub.start();
    hub.whenFirstPut(
        () -> {
          hub.clock.pass(Hub.LEASE.plusSeconds(1));
          other.look();
        });

    hub.start().look();

    assertThat(hub.count("corridor.export.files")).as("by the other alone").isEqualTo(2);
    assertThat(hub.files()).hasSize(4);
    assertThat(other.status("nightly").orElseThrow().runs().get(0).files()).hasSize(2);
  }
}
