package org.corridor.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveProfilesTest {

  @TempDir Path place;
  private Path folder;
  private long clock;

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createDirectory(place.resolve("profiles"));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, text);
    // Two writes within the clock's resolution are two all the same.
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000 + 1000 * ++clock));
  }

  private LiveProfiles open() {
    ProfileSettings where =
        new ProfileSettings(Optional.of(folder), Optional.of(place.resolve("last-good")));
    return new LiveProfiles(where, name -> SenderProfile.UNCONFIGURED);
  }

  private static void lookTwice(LiveProfiles live) {
    live.look();
    live.look();
  }

  private static String zone(LiveProfiles live) {
    return live.now().of("main", "LAB", "").zone().getId();
  }

  private static String lab(String zone) {
    return "match: {application: LAB}\ntime-zone: " + zone + "\n";
  }

  @Test
  void aChangedFileIsTakenOnceItRests() throws IOException {
    write("lab.yaml", lab("Asia/Tokyo"));
    LiveProfiles live = open();
    assertThat(zone(live)).isEqualTo("Asia/Tokyo");
    Profiles before = live.now();

    write("lab.yaml", lab("Asia/Seoul"));
    live.look();
    assertThat(zone(live)).isEqualTo("Asia/Tokyo");
    live.look();
    assertThat(zone(live)).isEqualTo("Asia/Seoul");
    // A message on its way keeps what it started with.
    assertThat(before.of("main", "LAB", "").zone().getId()).isEqualTo("Asia/Tokyo");

    Profiles now = live.now();
    lookTwice(live);
    assertThat(live.now()).isSameAs(now);
  }

  @Test
  void profilesComeAndGoWithTheirFiles() throws IOException {
    LiveProfiles live = open();
    assertThat(zone(live)).isEqualTo("UTC");
    write("lab.yaml", lab("Asia/Tokyo"));
    lookTwice(live);
    assertThat(zone(live)).isEqualTo("Asia/Tokyo");
    Files.delete(folder.resolve("lab.yaml"));
    lookTwice(live);
    assertThat(zone(live)).isEqualTo("UTC");
  }

  @Test
  void aBrokenFileLeavesTheProfileAsItWasAndIsSeen() throws IOException {
    write("lab.yaml", lab("Asia/Tokyo"));
    write("other.yaml", "match: {application: RIS}");
    LiveProfiles live = open();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    live.measure(meters);

    write("lab.yaml", lab("Asia/Nowhere"));
    write("other.yaml", "match: {application: RIS}\ntime-zone: Asia/Seoul\n");
    lookTwice(live);

    assertThat(zone(live)).isEqualTo("Asia/Tokyo");
    assertThat(live.now().of("", "RIS", "").zone().getId()).isEqualTo("Asia/Seoul");
    assertThat(live.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
    assertThat(meters.get("corridor.profiles").tag("state", "broken").gauge().value()).isOne();
    assertThat(meters.get("corridor.profiles").tag("state", "loaded").gauge().value()).isEqualTo(2);

    write("lab.yaml", lab("Asia/Seoul"));
    lookTwice(live);
    assertThat(zone(live)).isEqualTo("Asia/Seoul");
    assertThat(live.problems()).isEmpty();
  }

  @Test
  void aStartWithABrokenFileUsesTheProfileAsItLastWas() throws IOException {
    write("lab.yaml", "match: {application: LAB}\ncodes: [{field: OBX-3, file: c/codes.csv}]\n");
    Files.createDirectory(folder.resolve("c"));
    write("c/codes.csv", "code,target,system\nGLU,1,http://loinc.org\n");
    String version = open().now().of("", "LAB", "").rules().version();

    write("c/codes.csv", "code,target\nGLU,1\n");
    LiveProfiles live = open();
    assertThat(live.now().of("", "LAB", "").rules().version()).isEqualTo(version);
    assertThat(live.problems()).singleElement().asString().contains("codes.csv:1: ");
  }

  @Test
  void whereNothingIsKnownOfABrokenFileTheMessagesAreToldSo() throws IOException {
    write("lab.yaml", lab("Asia/Nowhere"));
    assertThat(open().now().of("", "LAB", "").rules().find(Unread.class))
        .hasValueSatisfying(unread -> assertThat(unread.files()).containsExactly("lab.yaml"));
  }

  @Test
  void aFolderThatGoesAwayTakesNoProfileWithIt() throws IOException {
    write("lab.yaml", lab("Asia/Tokyo"));
    LiveProfiles live = open();
    Files.move(folder, place.resolve("elsewhere"));
    lookTwice(live);
    assertThat(zone(live)).isEqualTo("Asia/Tokyo");
    assertThat(live.problems()).first().asString().contains("the folder is gone");
  }

  @Test
  void anotherProfileForTheSameSendersIsNotTaken() throws IOException {
    write("b.yaml", lab("Asia/Tokyo"));
    LiveProfiles live = open();
    write("c.yaml", lab("Asia/Seoul"));
    lookTwice(live);
    assertThat(zone(live)).isEqualTo("Asia/Tokyo");
    assertThat(live.problems()).singleElement().asString().contains("c.yaml:1: match");
  }
}
