package org.corridor.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.journal.TestDatabase;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A payer that has folders, and takes no inquiries. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ByFileTest {

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Clinic clinic;

  @BeforeEach
  void open() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Path out = Files.createDirectories(folder.resolve("out"));
    clinic =
        new Clinic(
            kind,
            folder,
            "payers: [BIRCH]\nsends: [278]\nacknowledgements: {ta1: 1h, 999: 1h}\nfiles: {in: '%s', out: '%s'}\n"
                .formatted(in, out));
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private String sent() throws Exception {
    clinic.hub.deliver();
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      List<Path> all = files.filter(f -> f.toString().contains("-278-")).toList();
      assertThat(all).hasSize(1);
      return Files.readString(all.get(0));
    }
  }

  private long missing() {
    return clinic.hub.count("SELECT count(*) FROM expected_answer WHERE answered = FALSE");
  }

  @Test
  void theAnswerComesByItselfAndOnlyOnceCounts() throws Exception {
    ClaimResponse queued = clinic.submit();
    assertThat(queued.getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.ASKED);
    clinic.submit();
    clinic.hub.deliver();
    assertThat(missing()).isEqualTo(2);
    byte[] answer = clinic.reviewer.answer(sent()).getBytes(UTF_8);

    clinic.hub.receive("answer", answer);
    assertThat(missing()).as("who answers has received it").isZero();
    assertThat(clinic.only().number()).isEqualTo("AUTH7");
    assertThat(Clinic.response(clinic.authorizations.submit(clinic.order.bundle())).getPreAuthRef())
        .isEqualTo("AUTH7");
    int writes = clinic.repository.writes();
    clinic.hub.receive("again", answer);
    assertThat(clinic.repository.writes()).isEqualTo(writes);
  }

  @Test
  void aPendedOneWaitsForTheNextFile() throws Exception {
    clinic.submit();
    String asked = sent();
    clinic.reviewer.event = "HCR*A4~";
    clinic.hub.receive("pended", clinic.reviewer.answer(asked).getBytes(UTF_8));
    clinic.hub.later(Duration.ofHours(3));
    clinic.authorizations.follow();
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.PENDED);
    assertThat(sent()).isEqualTo(asked);
    clinic.reviewer.event = "HCR*A1*AUTH9~";
    clinic.reviewer.time = "1800";
    clinic.hub.receive("decided", clinic.reviewer.answer(asked).getBytes(UTF_8));
    assertThat(clinic.only().number()).isEqualTo("AUTH9");
  }
}
