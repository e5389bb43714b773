package org.corridor.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.corridor.datatypes.SenderCodes;
import org.corridor.declared.BrokenFiles;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.translation.EventClock;
import org.corridor.translation.SenderRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private List<String> problems() {
    BrokenFiles broken = catchThrowableOfType(BrokenFiles.class, () -> Profiles.load(folder));
    assertThat(broken).isNotNull();
    return broken.problems().stream()
        .map(
            problem ->
                folder.relativize(problem.file())
                    + problem.toString().substring(problem.file().toString().length()))
        .toList();
  }

  @Test
  void aProfileIsForTheSendersItNames() throws IOException {
    file(
        "lab.yaml",
        "match:",
        "  application: [LAB, LAB2]",
        "  facility: NORTH",
        "time-zone: America/Denver",
        "character-set:",
        "  default: 8859/2",
        "namespace: 2.999.7");
    Profiles profiles = Profiles.load(folder);

    SenderProfile lab = profiles.of("main", "LAB2", "NORTH");
    assertThat(lab.zone()).isEqualTo(ZoneId.of("America/Denver"));
    assertThat(lab.charset()).isEqualTo(Charset.forName("ISO-8859-2"));
    assertThat(lab.alwaysCharset()).isFalse();
    assertThat(lab.namespace()).isEqualTo("urn:oid:2.999.7");
    assertThat(lab.rules().name()).isEqualTo("lab");
    assertThat(lab.rules().version()).matches("[0-9a-f]{12}");

    assertThat(profiles.of("main", "LAB2", "SOUTH"))
        .isEqualTo(SenderProfile.UNCONFIGURED.of("LAB2", "SOUTH"));
  }

  @Test
  void theProfileThatLooksCloserWins() throws IOException {
    file("a.yaml", "match: {interface: main}", "time-zone: Europe/Berlin");
    file("b.yaml", "match: {interface: main, facility: NORTH}", "time-zone: Europe/Paris");
    file("c.yaml", "match: {application: LAB}", "time-zone: Europe/Rome");
    Profiles profiles = Profiles.load(folder);
    assertThat(profiles.of("main", "X", "Y").zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(profiles.of("main", "X", "NORTH").zone().getId()).isEqualTo("Europe/Paris");
    assertThat(profiles.of("main", "LAB", "NORTH").zone().getId()).isEqualTo("Europe/Rome");
    assertThat(profiles.of("other", "X", "NORTH").zone().getId()).isEqualTo("UTC");
  }

  @Test
  void whatAProfileLeavesUnsaidIsAsTheSettingsOfItsInterfaceSay() throws IOException {
    file("a.yaml", "match: {application: LAB}", "namespace: https://lab.example");
    SenderProfile set =
        new SenderProfile(ZoneId.of("Asia/Tokyo"), Charset.forName("Shift_JIS"), "x:y");
    SenderProfile lab = Profiles.load(folder, name -> set).of("main", "LAB", "");
    assertThat(lab.zone()).isEqualTo(set.zone());
    assertThat(lab.charset()).isEqualTo(set.charset());
    assertThat(lab.namespace()).isEqualTo("https://lab.example");
  }

  @Test
  void everythingWrongIsSaidWithItsLine() throws IOException {
    file(
        "a.yaml",
        "match: {application: LAB}",
        "time-zone: Mars/Olympus",
        "character-set:",
        "  default: klingon",
        "  allways: UTF-8",
        "namespace: not a uri",
        "time-zone: UTC");
    assertThat(problems())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("a.yaml:2: time-zone: there is no time zone Mars"),
            one -> assertThat(one).startsWith("a.yaml:4: character-set.default: there is no char"),
            one ->
                assertThat(one)
                    .startsWith("a.yaml:5: character-set.allways: there is no such key")
                    .contains("always, default"),
            one -> assertThat(one).startsWith("a.yaml:6: namespace: is not a URI"),
            one -> assertThat(one).startsWith("a.yaml:7: time-zone: this key stands here twice"));
  }

  @Test
  void whatIsNotYamlIsSaidWithItsLine() throws IOException {
    file("a.yaml", "match:", "  application: LAB", "time-zone: [UTC", "namespace: x:y");
    assertThat(problems()).singleElement().asString().startsWith("a.yaml:4: this is not YAML: ");
    file("a.yaml", "just text");
    assertThat(problems()).singleElement().asString().startsWith("a.yaml:1: expected keys");
  }

  @Test
  void aProfileForNobodyAndTwoForTheSameSendersAreRefused() throws IOException {
    file("a.yaml", "time-zone: UTC");
    assertThat(problems()).singleElement().asString().startsWith("a.yaml:1: match: says no ");
    file("a.yaml", "match: {application: [LAB, RIS]}");
    file("b.yaml", "match: {application: [ADT, RIS]}");
    assertThat(problems()).singleElement().asString().contains("b.yaml:1: match: is for senders");
  }

  @Test
  void rulesThatCannotWorkAreSaidWithTheirLine() throws IOException {
    Files.writeString(
        folder.resolve("codes.csv"), "code,target,system\nGLU,2345-7,http://loinc.org\nNA,,x\n");
    Files.writeString(
        folder.resolve("rows.csv"), "v2,fhir,type\nZPI-3,Patient.nothing,ST[string]\n");
    file(
        "a.yaml",
        "match: {application: LAB}",
        "assigners: {MAIN: nonsense}",
        "codes:",
        "  - field: OBX-3",
        "    file: codes.csv",
        "  - field: OBX",
        "    map: {A: B}",
        "  - file: nowhere.csv",
        "    table: 0001",
        "  - file: ../codes.csv",
        "    table: 0001",
        "extract:",
        "  - {v2: ZPI-1, fhir: Person.gendre, type: 'ST[code]'}",
        "  - {v2: ZPI-1, fhir: Patience.gender, type: 'ST[code]'}",
        "  - v2: ZPI-2",
        "    fhir: Patient.gender",
        "    type: XYZ[code]",
        "  - {v2: ZPI-2.x, fhir: Patient.gender, type: 'ST[code]'}",
        "  - file: rows.csv",
        "required: [PID7]",
        "acknowledgement: {mode: orignal}",
        "order-by: [EVN-3]");
    assertThat(problems())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("a.yaml:2: assigners.MAIN: is not a URI"),
            one -> assertThat(one).startsWith("a.yaml:6: codes[2].field: expected a field"),
            one -> assertThat(one).startsWith("a.yaml:7: codes[2].map.A: expected code|system"),
            one -> assertThat(one).startsWith("a.yaml:8: codes[3].file: there is no file"),
            one -> assertThat(one).startsWith("a.yaml:10: codes[4].file: the file must lie"),
            one -> assertThat(one).startsWith("a.yaml:13: extract[1]: Person has no gendre"),
            one -> assertThat(one).startsWith("a.yaml:14: extract[2]: fhir starts with a type"),
            one -> assertThat(one).startsWith("a.yaml:15: extract[3]: ").contains("XYZ[code]"),
            one -> assertThat(one).startsWith("a.yaml:18: extract[4]: not a field: ZPI-2.x"),
            one -> assertThat(one).startsWith("a.yaml:20: required[1].field: expected a field"),
            one -> assertThat(one).startsWith("a.yaml:21: acknowledgement.mode: expected one of"),
            one -> assertThat(one).startsWith("a.yaml:22: order-by: expected any of EVN-2"),
            one -> assertThat(one).startsWith("codes.csv:3: expected a code, its target"),
            one -> assertThat(one).startsWith("rows.csv:2: Patient has no nothing"));
  }

  @Test
  void theVersionChangesWithTheFilesThatAProfileNames() throws IOException {
    file("a.yaml", "match: {application: LAB}", "codes: [{field: OBX-3, file: codes.csv}]");
    Path codes = folder.resolve("codes.csv");
    Files.writeString(codes, "code,target,system\nGLU,1,http://loinc.org\n");
    String first = Profiles.load(folder).of("", "LAB", "").rules().version();
    assertThat(Profiles.load(folder).of("", "LAB", "").rules().version()).isEqualTo(first);
    Files.writeString(codes, "code,target,system\nGLU,2,http://loinc.org\n");
    assertThat(Profiles.load(folder).of("", "LAB", "").rules().version()).isNotEqualTo(first);
  }

  @Test
  void theSenderIsReadFromTheBytesOfTheHeader() throws IOException {
    file("a.yaml", "match: {application: LAB, facility: NORTH}", "time-zone: Asia/Tokyo");
    Profiles profiles = Profiles.load(folder);
    byte[] named = "MSH|^~\\&|LAB^1.2^ISO|NORTH^9|x\rPID".getBytes(StandardCharsets.UTF_8);
    assertThat(profiles.of("main", named).zone().getId()).isEqualTo("Asia/Tokyo");
    for (String text : List.of("MSH", "MSH|^~\\&", "MSH|^~\\&|LAB", "", "MSH|^~\\&|LAB|SOUTH|")) {
      byte[] other = text.getBytes(StandardCharsets.UTF_8);
      assertThat(profiles.of("main", other).zone().getId()).isEqualTo("UTC");
    }
  }

  @Test
  void theExampleOfTheDocumentationIsAllWell() {
    Profiles examples = Profiles.load(Path.of("../docs/examples/profiles"));
    SenderProfile lab = examples.of("main", "NORTHLAB", "NORTH");
    assertThat(lab.rules().name()).isEqualTo("north-lab");
    assertThat(lab.rules().find(SenderCodes.class)).isPresent();
    assertThat(lab.rules().find(SenderRows.class)).isPresent();
    assertThat(lab.rules().find(RequiredFields.class)).isPresent();
    assertThat(lab.rules().find(EventClock.class)).isPresent();
  }
}
