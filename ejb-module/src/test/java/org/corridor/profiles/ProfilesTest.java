package org.corridor.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.corridor.hl7v2.SenderProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private List<String> problems() {
    BrokenProfile broken = catchThrowableOfType(BrokenProfile.class, () -> Profiles.load(folder));
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
    assertThat(problems()).singleElement().asString().contains("b.yaml: match: is for senders");
  }
}
