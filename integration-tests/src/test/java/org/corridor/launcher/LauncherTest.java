package org.corridor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.corridor.launcher.Machine.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./corridor} says when something is wrong, and what it keeps to its owner. */
@Timeout(60)
class LauncherTest {

  private static final String JAVA_17 = "openjdk version \"17.0.9\" 2023-10-17";

  @TempDir Path folder;
  private Machine machine;

  @BeforeEach
  void prepare() throws IOException {
    machine = new Machine(folder);
  }

  @Test
  void withoutJavaItSaysWhichToInstall() throws IOException, InterruptedException {
    Outcome outcome = machine.corridor("up", "--no-build");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains("no Java found", "JDK 17", "JAVA_HOME");
  }

  @ParameterizedTest
  @CsvSource({
    "openjdk version \"11.0.21\" 2023-10-17, Java 11 found",
    "java version \"1.8.0_292\", Java 8 found",
    "nothing of use, does not say its version",
  })
  void aJavaThatIsTooOldIsNamed(String version, String complaint)
      throws IOException, InterruptedException {
    Outcome outcome = machine.withJava(version).corridor("up", "--no-build");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains(complaint, "17 or newer");
  }

  @Test
  void withoutCurlItSaysSo() throws IOException, InterruptedException {
    Outcome outcome = machine.withJava(JAVA_17).without("curl").corridor("up", "--no-build");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains("curl is needed");
  }

  @ParameterizedTest
  @CsvSource({
    "up --frsh, up does not know '--frsh'",
    "up --port-offset, --port-offset needs a value",
    "up --port-offset many, --port-offset takes a number",
    "up --timeout soon, --timeout takes seconds",
    "up --database oracle, unknown database 'oracle'",
    "logs --all, logs does not know '--all'",
    "doctor --all, doctor takes no options",
    "start, no such command: start",
    "profile, profile suggest or profile check?",
    "profile suggest, suggest from which messages?",
  })
  void wrongUseIsNamedAndIsCode2(String command, String complaint)
      throws IOException, InterruptedException {
    Outcome outcome = machine.withJava(JAVA_17).corridor(command.split(" ", -1));

    assertThat(outcome.code()).as(outcome.said()).isEqualTo(2);
    assertThat(outcome.said()).contains(complaint);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException, InterruptedException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String offset = Integer.toString(other.getLocalPort() - 8080);
      Outcome outcome =
          machine.withJava(JAVA_17).corridor("up", "--no-build", "--port-offset", offset);

      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.said())
          .contains("port " + other.getLocalPort() + " is taken by", "--port-offset N");
    }
  }

  @Test
  void postgresqlWithoutAnAddressIsExplained() throws IOException, InterruptedException {
    Outcome outcome = machine.withJava(JAVA_17).corridor("up", "--database", "postgresql");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains("corridor.database.url=jdbc:postgresql://");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:oracle:thin:@db, is not a PostgreSQL address",
    "jdbc:postgresql://127.0.0.1:1/corridor, no PostgreSQL answers at 127.0.0.1:1",
  })
  void aDatabaseThatCannotBeIsNamed(String url, String complaint)
      throws IOException, InterruptedException {
    Outcome outcome =
        machine
            .withJava(JAVA_17)
            .set("CORRIDOR_DATABASE_URL", url)
            .corridor("up", "--database", "postgresql");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains(complaint);
  }

  @Test
  void withoutABuildNoBuildCannotBe() throws IOException, InterruptedException {
    Outcome outcome = machine.withJava(JAVA_17).corridor("up", "--no-build");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains("nothing is built yet");
  }

  @Test
  void whatDoesNotRunIsCode3() throws IOException, InterruptedException {
    assertThat(machine.corridor("status").code()).isEqualTo(3);
    assertThat(machine.corridor("logs").code()).isEqualTo(3);
    assertThat(machine.corridor("demo").code()).isEqualTo(3);
    assertThat(machine.corridor("down")).isEqualTo(new Outcome(0, "Corridor is not running.\n"));
  }

  @Test
  void passwordsAreTheOwnersAndRandomAndStay() throws IOException, InterruptedException {
    Outcome outcome = machine.withJava(JAVA_17).built().corridor("up", "--no-build");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains("the server ended while starting");

    Path credentials = machine.file("var/credentials.properties");
    assertThat(mode(credentials)).isEqualTo("rw-------");
    List<String> lines = Files.readAllLines(credentials);
    assertThat(lines.subList(1, lines.size()))
        .hasSize(7)
        .allMatch(line -> line.matches("[a-z]+=[A-Za-z0-9]{32}"))
        .doesNotHaveDuplicates();

    assertThat(machine.corridor("up", "--no-build").code()).isEqualTo(1);
    assertThat(Files.readAllLines(credentials)).isEqualTo(lines);
  }

  @Test
  void aPasswordIsNeitherOnACommandLineNorInAFileOfOthers()
      throws IOException, InterruptedException {
    machine.write(
        "corridor.properties", "rw-------", "corridor.https.keystore-password=Hush4711\n");
    machine.withJava(JAVA_17).built().corridor("up", "--no-build");

    Path settings = machine.file("var/server/configuration/run.properties");
    assertThat(settings).content().contains("Hush4711");
    assertThat(mode(settings)).isEqualTo("rw-------");
    assertThat(mode(machine.file("var"))).isEqualTo("rwx------");
    String admin =
        Files.readAllLines(machine.file("var/credentials.properties")).stream()
            .filter(line -> line.startsWith("admin="))
            .map(line -> line.substring("admin=".length()))
            .findFirst()
            .orElseThrow();
    assertThat(machine.calls())
        .contains("org.jboss.as.standalone")
        .doesNotContain("Hush4711")
        .doesNotContain(admin);
  }

  @Test
  void profilesAreLookedForWhereTheServerReadsThem() throws IOException, InterruptedException {
    machine.withJava(JAVA_17).built();
    machine.write("corridor.properties", "rw-------", "corridor.profiles.directory=site/senders\n");
    Files.createDirectories(machine.file("ejb-module/target"));
    Files.writeString(machine.file("ejb-module/target/corridor-ejb-1.jar"), "");

    assertThat(machine.corridor("profile", "check").code()).isZero();
    String folder = machine.file("site/senders").toAbsolutePath().toString();
    assertThat(machine.calls()).contains("commandline.ProfileCommand check " + folder);

    machine.corridor("up", "--no-build");
    assertThat(Files.readAllLines(machine.file("var/server/configuration/run.properties")))
        .endsWith(
            "corridor.profiles.directory=" + folder,
            "corridor.interfaces.directory=" + machine.file("var/interfaces").toAbsolutePath(),
            "corridor.records.file=" + machine.file("var/records.yaml").toAbsolutePath(),
            "corridor.partners.directory=" + machine.file("var/partners").toAbsolutePath());
  }

  @Test
  void doctorSaysWhatIsWellAndWhatIsNot() throws IOException, InterruptedException {
    Outcome well = machine.withJava(JAVA_17).corridor("doctor");

    assertThat(well.said())
        .containsPattern("(?m)^ok +Java 17 ")
        .containsPattern("(?m)^ok +port 29080 is free$")
        .containsPattern("(?m)^look +nothing built yet")
        .containsPattern("(?m)^look +not running$")
        .doesNotContain("WRONG  Java", "WRONG  port");

    Outcome ill = machine.withJava("java version \"1.8.0_292\"").corridor("doctor");
    assertThat(ill.code()).isEqualTo(1);
    assertThat(ill.said()).containsPattern("(?m)^WRONG +Java 8 .*17 or newer is needed$");
  }

  @Test
  void doctorNamesFileLineAndKeyOfEveryMistakeInAProfile()
      throws IOException, InterruptedException {
    machine.withJava(JAVA_17).built();
    assertThat(machine.corridor("doctor").said()).contains("no profiles of senders in ");

    Files.createDirectories(machine.file("var/profiles"));
    machine.write("var/profiles/lab.yaml", "rw-r--r--", "match: {application: LAB}\n");
    assertThat(machine.corridor("doctor").said())
        .containsPattern("(?m)^look +profiles of senders in .*: not checked, nothing built yet$");

    Files.createDirectories(machine.file("ejb-module/target"));
    Files.writeString(machine.file("ejb-module/target/corridor-ejb-1.jar"), "");
    machine.write(
        Machine.MISTAKES, "rw-r--r--", "lab.yaml:7: time-zone: none\nlab.yaml:9: a b: nor this\n");
    Outcome outcome = machine.corridor("doctor");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said())
        .containsPattern("(?m)^WRONG +lab.yaml:7: time-zone: none$")
        .containsPattern("(?m)^WRONG +lab.yaml:9: a b: nor this$");
  }

  @Test
  void doctorFindsSettingsThatOthersMayReadAndLinesThatAreNone()
      throws IOException, InterruptedException {
    machine.withJava(JAVA_17);
    machine.write(
        "corridor.properties",
        "rw-r--r--",
        "# of the site\ncorridor.database.password=Hush4711\nthis is no setting\n");

    Outcome outcome = machine.corridor("doctor");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said())
        .containsPattern("(?m)^WRONG .*corridor.properties: line 3 is not key=value$")
        .containsPattern("(?m)^WRONG .*corridor.properties can be read by others: chmod go=")
        .doesNotContain("Hush4711");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
