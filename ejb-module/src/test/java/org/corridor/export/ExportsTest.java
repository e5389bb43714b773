package org.corridor.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.corridor.export.Hub.result;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.journal.Fate;
import org.corridor.shared.Digest;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ExportsTest extends OnEachHub {

  private static final String LAST_NIGHT = "nightly-20261121T013000Z-001.hl7";

  private List<String> controlIds(String file) {
    return hub.file(file).lines().filter(line -> line.startsWith("MSH")).toList().stream()
        .map(line -> line.split("\\|", -1)[9])
        .toList();
  }

  private List<Run> runs(Exports exports) {
    return exports.status("nightly").orElseThrow().runs();
  }

  @Test
  void whatWasProcessedInTheWindowStandsInABatchWithItsManifest() {
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    exports.look();
    hub.processed(result("A"), "2026-11-20T12:00:01Z");
    hub.processed(result("B").replace("ORU", "ADT"), "2026-11-20T12:00:02Z");
    hub.processed(result("C").stripTrailing(), "2026-11-20T12:00:03Z");

    at("2026-11-21T01:34:00Z", exports);
    assertThat(hub.files()).as("before the lag").isEmpty();
    at("2026-11-21T01:35:00Z", exports);

    String batch =
        "FHS|^~\\&|CORRIDOR||||20261121013000+0000||"
            + LAST_NIGHT
            + "||"
            + LAST_NIGHT
            + "\rBHS|^~\\&|CORRIDOR||||20261121013000+0000||nightly||"
            + LAST_NIGHT
            + "\r"
            + result("A")
            + result("C")
            + "BTS|2\rFTS|1\r";
    Map<String, String> files = hub.files();
    assertThat(files).containsEntry(LAST_NIGHT, batch).hasSize(2);
    assertThat(files.get(LAST_NIGHT + ".manifest.json"))
        .contains(
            "\"from\" : \"2026-11-20T01:30:00Z\"",
            "\"to\" : \"2026-11-21T01:30:00Z\"",
            "\"number\" : 1",
            "\"last\" : true",
            "\"records\" : 2",
            "\"bytes\" : " + batch.length() + ",",
            "\"sha256\" : \"" + Digest.of(batch.getBytes(ISO_8859_1)) + "\"");
    assertThat(BatchSplitter.split(batch.getBytes(ISO_8859_1)).findings()).isEmpty();
    Run run = runs(exports).get(0);
    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(run.files()).extracting(RunFile::records).containsExactly(2);
    assertThat(hub.count("corridor.export.records", "export", "nightly")).isEqualTo(2);
  }

  @Test
  void eachMessageIsInOneWindowWhateverBecomesOfItLater() {
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    exports.look();
    hub.processed(result("FIRST"), "2026-11-20T01:30:00Z");
    MessageId again = hub.processed(result("AGAIN"), "2026-11-20T20:00:00Z");
    MessageId dead =
        hub.settled(
            result("DEAD"), Instant.parse("2026-11-20T20:00:01Z"), new Fate.Dead("x", List.of()));
    hub.settled(
        result("RESENT"), Instant.parse("2026-11-20T20:00:02Z"), new Fate.Filtered("x", List.of()));
    hub.processed(result("LAST"), "2026-11-21T01:29:59.999999Z");
    hub.processed(result("NEXT"), "2026-11-21T01:30:00Z");
    at("2026-11-21T01:36:00Z", exports);
    assertThat(controlIds(LAST_NIGHT)).containsExactly("FIRST", "AGAIN", "LAST");

    hub.clock.set("2026-11-21T10:00:00Z");
    for (MessageId id : List.of(again, dead)) {
      hub.replaying(id);
    }
    hub.settle(
        again,
        result("AGAIN"),
        Instant.parse("2026-11-21T10:00:01Z"),
        new Fate.Processed(List.of(), List.of()));
    hub.settle(
        dead,
        result("DEAD"),
        Instant.parse("2026-11-21T10:00:02Z"),
        new Fate.Processed(List.of(), List.of()));
    at("2026-11-22T01:36:00Z", exports);

    assertThat(controlIds("nightly-20261122T013000Z-001.hl7")).containsExactly("NEXT", "DEAD");
  }

  @Test
  void whatIsWrittenDownLateIsThere() {
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    exports.look();
    at("2026-11-21T01:33:00Z", exports);
    hub.processed(result("LATE"), "2026-11-21T01:29:59Z");
    at("2026-11-21T01:35:00Z", exports);
    assertThat(controlIds(LAST_NIGHT)).containsExactly("LATE");
  }

  @Test
  void nightsThatWereMissedAreInOneWindow() {
    hub.declare("nightly", NIGHTLY);
    hub.start().look();
    hub.processed(result("A"), "2026-11-20T20:00:00Z");
    hub.processed(result("B"), "2026-11-23T20:00:00Z");

    at("2026-11-24T09:00:00Z", hub.start());
    at("2026-11-25T09:00:00Z", hub.start());

    assertThat(controlIds("nightly-20261124T013000Z-001.hl7")).containsExactly("A", "B");
    assertThat(runs(hub.start()))
        .extracting(Run::from, Run::to)
        .containsExactly(
            tuple(Instant.parse("2026-11-24T01:30:00Z"), Instant.parse("2026-11-25T01:30:00Z")),
            tuple(Instant.parse("2026-11-20T01:30:00Z"), Instant.parse("2026-11-24T01:30:00Z")));
  }

  @Test
  void aDayOnWhichTheClocksChangeLeavesNoGap() {
    hub.clock.set("2026-03-27T12:00:00Z");
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    exports.look();
    for (Instant now = Instant.parse("2026-03-28T00:00:00Z");
        now.isBefore(Instant.parse("2026-03-31T00:00:00Z"));
        now = now.plus(Duration.ofMinutes(10))) {
      at(now.toString(), exports);
    }
    assertThat(runs(exports))
        .extracting(Run::to)
        .map(Instant::toString)
        .containsExactly("2026-03-30T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-28T01:30:00Z");
  }

  @Test
  void moreFilesFollowWhenOneIsFull() {
    hub.declare("nightly", NIGHTLY + ", most: 2, since: 2026-11-01");
    Exports exports = hub.start();
    for (int i = 0; i < 6; i++) {
      hub.processed(result("M" + i), "2026-11-19T12:00:0" + i + "Z");
    }
    exports.look();

    assertThat(hub.files().keySet())
        .filteredOn(name -> name.endsWith(".hl7"))
        .containsExactly(
            "nightly-20261120T013000Z-001.hl7",
            "nightly-20261120T013000Z-002.hl7",
            "nightly-20261120T013000Z-003.hl7");
    assertThat(controlIds("nightly-20261120T013000Z-003.hl7")).containsExactly("M4", "M5");
    assertThat(hub.files().values())
        .filteredOn(text -> text.contains("\"last\" : true"))
        .singleElement()
        .asString()
        .contains("\"number\" : 3");
  }

  @Test
  void manyPagesAreReadOneAfterTheOther() {
    hub.declare("nightly", NIGHTLY + ", since: 2026-11-01");
    for (int i = 0; i < 450; i++) {
      // Ten of them at each moment: a page ends between those of one.
      hub.processed(
          result("M" + i), Instant.parse("2026-11-19T12:00:00Z").plusSeconds(i / 10).toString());
    }
    hub.start().look();
    assertThat(controlIds("nightly-20261120T013000Z-001.hl7")).hasSize(450).doesNotHaveDuplicates();
  }

  @Test
  void whatCannotStandInABatchIsLeftOutAndCounted() {
    hub.declare("nightly", "when: \"01:30\", what: messages, most: 1, since: 2026-11-01");
    hub.processed("{\"resourceType\":\"Bundle\"}", "2026-11-19T12:00:00Z");
    hub.processed(result("A"), "2026-11-19T12:00:01Z");
    hub.processed("FHS|^~\\&\r" + result("B"), "2026-11-19T12:00:02Z");
    hub.processed(result("C"), "2026-11-19T12:00:03Z");
    hub.processed(result("D") + result("E"), "2026-11-19T12:00:04Z");
    Exports exports = hub.start();
    exports.look();

    assertThat(runs(exports).get(0).files())
        .extracting(RunFile::records, RunFile::leftOut)
        .containsExactly(tuple(1, 1), tuple(1, 2));
    assertThat(hub.file("nightly-20261120T013000Z-002.hl7.manifest.json"))
        .contains("\"leftOut\" : 2");
  }

  @Test
  void aTableHasTheValuesOfPlaces() {
    hub.declare(
        "nightly",
        "when: \"01:30\", what: messages, as: csv, since: 2026-11-01,"
            + " columns: {Id: MSH-10, \"Name, first\": PID-5, Values: OBX-5}");
    hub.processed(result("A") + "OBX|2|NM|GLU||say \"6\"\r", "2026-11-19T12:00:00Z");
    hub.processed(result("=B").replace("OBX|1|NM|GLU||5\r", ""), "2026-11-19T12:00:01Z");
    hub.start().look();

    assertThat(hub.file("nightly-20261120T013000Z-001.csv"))
        .isEqualTo(
            "Id,\"Name, first\",Values\r\nA,GrÃ¼n^Anna,\"5; say \"\"6\"\"\"\r\n=B,GrÃ¼n^Anna,\r\n");
  }

  @Test
  void aSpreadsheetGetsNoFormulas() {
    hub.declare(
        "nightly",
        "when: \"01:30\", what: messages, as: csv, spreadsheet: true, since: 2026-11-01,"
            + " columns: {Id: MSH-10}");
    for (String id : List.of("=1+1", "+1", "-1", "@A", "a=1")) {
      hub.processed(result(id), "2026-11-19T12:00:00Z");
    }
    hub.start().look();
    assertThat(hub.file("nightly-20261120T013000Z-001.csv").lines())
        .containsExactlyInAnyOrder("Id", "'=1+1", "'+1", "'-1", "'@A", "a=1");
  }

  @Test
  void aDestinationThatFailsIsTriedAgainLaterAndLater() throws IOException {
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    exports.look();
    hub.processed(result("A"), "2026-11-20T20:00:00Z");
    Files.delete(hub.out);

    at("2026-11-21T01:35:00Z", exports);
    at("2026-11-21T01:35:59Z", exports);
    Run run = runs(exports).get(0);
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.attempts()).isEqualTo(1);
    assertThat(run.reason()).isEqualTo("the file was not written: a file or folder does not exist");
    assertThat(run.notBefore()).contains(Instant.parse("2026-11-21T01:36:00Z"));
    assertThat(exports.failing()).isEqualTo(1);
    at("2026-11-21T01:36:00Z", exports);
    assertThat(runs(exports).get(0).notBefore()).contains(Instant.parse("2026-11-21T01:38:00Z"));
    Files.createDirectory(hub.out);
    at("2026-11-22T09:00:00Z", exports);

    assertThat(controlIds(LAST_NIGHT)).as("the window stays").containsExactly("A");
    assertThat(runs(exports).get(0).state()).isEqualTo(RunState.DONE);
    assertThat(hub.count("corridor.export.runs", "outcome", "failed")).isEqualTo(2);
    at("2026-11-22T09:01:00Z", exports);
    assertThat(runs(exports).get(0).to()).isEqualTo(Instant.parse("2026-11-22T01:30:00Z"));
  }

  @Test
  void nothingGoesToADestinationThatSomebodyHasStopped() {
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    exports.look();
    hub.paused.add("archive");
    at("2026-11-21T01:40:00Z", exports);
    assertThat(runs(exports)).isEmpty();
    hub.paused.clear();
    at("2026-11-21T01:41:00Z", exports);
    assertThat(runs(exports)).hasSize(1);
  }

  @Test
  void anOperatorNeedNotWaitForTheNight() {
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    hub.processed(result("A"), "2026-11-20T11:00:00Z");

    assertThat(exports.runNow("nightly", "olga")).isEqualTo(Answer.STARTED);
    assertThat(exports.runNow("nightly", "olga")).isEqualTo(Answer.NOTHING);
    assertThat(exports.runNow("weekly", "olga")).isEqualTo(Answer.UNKNOWN);
    hub.processed(result("B"), "2026-11-20T12:00:00Z");
    at("2026-11-21T01:35:00Z", exports);

    assertThat(controlIds("nightly-20261120T115500Z-001.hl7")).containsExactly("A");
    assertThat(controlIds(LAST_NIGHT)).containsExactly("B");
    assertThat(runs(exports)).extracting(Run::startedBy).containsExactly("", "olga");
  }

  @Test
  void anOperatorNeedNotWaitForTheNextAttempt() throws IOException {
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    exports.look();
    Files.delete(hub.out);
    at("2026-11-21T01:35:00Z", exports);
    Files.createDirectory(hub.out);
    assertThat(exports.runNow("nightly", "olga")).isEqualTo(Answer.STARTED);
    assertThat(hub.files()).containsKey(LAST_NIGHT);
  }

  @Test
  void anExportWhoseDestinationIsGoneSaysSo() {
    hub.declare("nightly", NIGHTLY);
    Exports exports = hub.start();
    exports.look();
    hub.clock.set("2026-11-21T01:35:00Z");
    hub.forgetDestinations();
    exports.look();
    assertThat(runs(exports).get(0).reason())
        .isEqualTo("there is no destination archive of files or sftp");
  }
}
