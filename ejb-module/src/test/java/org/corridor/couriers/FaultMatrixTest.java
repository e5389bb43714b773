package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.delivery.Attempt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that a destination may do, with real sockets, and the table of it in
 * docs/reliability.md. {@code -Dcorridor.reliability=write} writes the table.
 */
@Timeout(300)
class FaultMatrixTest {

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "../docs/reliability.md");
  private static final boolean WRITE = "write".equals(System.getProperty("corridor.reliability"));
  private static final String BEGIN = "<!-- table of destinations: written by a test -->\n";
  private static final String END = "<!-- end of the table of destinations -->\n";

  @TempDir private static Path folder;
  private static List<Fault> faults = List.of();
  private final List<String> rows = new ArrayList<>();

  @BeforeAll
  static void prepare() throws Exception {
    TestSecrets.use(
        Map.of(
            "corridor.secret.store", Certificates.PASSWORD,
            "corridor.secret.token", "secret-of-the-hub",
            "corridor.secret.password", "password-of-the-hub",
            "corridor.secret.wrong", "not-the-password"));
    Certificates certificates = new Certificates(folder);
    faults =
        Stream.of(
                new MllpFaults(certificates).all(),
                new HttpFaults(certificates).all(),
                new FileFaults(folder).all(),
                new SftpFaults(folder).all(),
                new MailFaults(certificates).all())
            .flatMap(List::stream)
            .toList();
  }

  @AfterAll
  static void forget() {
    TestSecrets.forget();
  }

  @TestFactory
  Stream<DynamicTest> aDestination() {
    Stream<DynamicTest> all =
        faults.stream()
            .map(
                fault ->
                    DynamicTest.dynamicTest(fault.way() + " " + fault.what(), () -> play(fault)));
    return Stream.concat(all, Stream.of(DynamicTest.dynamicTest("the page says so", this::page)));
  }

  private void play(Fault fault) throws Exception {
    Attempt attempt = fault.act().play();
    String text = Fault.text(attempt);
    assertThat(attempt).as(text).isInstanceOf(fault.expected());
    assertThat(text)
        .hasSizeBetween(1, 500)
        .doesNotContain(Given.PATIENT, "secret-of-the-hub", "password-of-the-hub");
    String cells = String.join(" | ", fault.way(), fault.what(), Fault.next(attempt), shown(text));
    rows.add("| " + cells + " |\n");
  }

  /** Ids are different for each delivery. */
  private static String shown(String text) {
    return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…");
  }

  private void page() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String table =
        "\n| way | the destination | the hub | what people read |\n|---|---|---|---|\n"
            + String.join("", rows)
            + "\n";
    if (WRITE) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertThat(page.substring(begin, end))
          .as("docs/reliability.md is not current; -Dcorridor.reliability=write writes it")
          .isEqualTo(table);
    }
  }
}
