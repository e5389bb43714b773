package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.corridor.journal.TestDatabase;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions whose answers come into the repository behind their callers' backs. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class PublishingTest {

  private static final String TABLE = "eligibility_publication";

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new Desk(kind, folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static Question question(String member) {
    Person person = new Person("MAPLE", "JO", "", Optional.of(LocalDate.of(1970, 3, 1)), "F");
    return new Question(
        Optional.of(new Question.Named("BIRCH", "BIRCH HEALTH")),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Question.Member(member, "", person, Optional.empty(), "self")),
        List.of("30"),
        Optional.of(LocalDate.of(2026, 11, 24)),
        Optional.empty());
  }

  private List<CoverageEligibilityResponse> responses() {
    return desk.repository.all(CoverageEligibilityResponse.class);
  }

  private boolean isStored(String reference) {
    return desk.repository.get(reference).isPresent();
  }

  private List<String> coming() {
    return desk.sealed(TABLE);
  }

  @Test
  void whoAsksDoesNotWaitForTheRepository() throws Exception {
    Checked checked = desk.eligibility.ask(question("B77"));
    assertThat(checked.check().state()).isEqualTo(CheckState.VERIFIED);
    assertThat(responses()).isEmpty();
    assertThat(coming()).hasSize(1).noneMatch(text -> text.contains("MAPLE"));
    desk.goOn();
    assertThat(isStored(checked.check().request())).isTrue();
    assertThat(isStored(checked.check().response())).isTrue();
    assertThat(coming()).isEmpty();
  }

  @Test
  void anAnswerOutlivesARepositoryThatIsDown() throws Exception {
    desk.isRepositoryDown = true;
    Checked checked = desk.eligibility.ask(question("B77"));
    assertThat(checked.check().state()).isEqualTo(CheckState.VERIFIED);
    desk.goOn();
    desk.isRepositoryDown = false;
    desk.eligibility.writeDue();
    assertThat(responses()).as("its maker has a while").isEmpty();
    desk.hub.later(PublicationRows.FIRST_PAUSE);
    desk.eligibility.writeDue();
    assertThat(isStored(checked.check().response())).isTrue();
    assertThat(coming()).isEmpty();
  }

  @Test
  void whatIsKnownIsNotWrittenAgain() throws Exception {
    desk.eligibility.ask(question("B77"));
    desk.goOn();
    int writes = desk.repository.writes();
    assertThat(desk.eligibility.ask(question("B77")).cached()).isTrue();
    desk.goOn();
    assertThat(coming()).isEmpty();
    assertThat(desk.repository.writes()).isEqualTo(writes);
  }

  @Test
  void aLateAnswerFindsARequestThatIsStillOnItsWay() throws Exception {
    desk.payer.broken = true;
    Check asked = desk.eligibility.ask(question("B77")).check();
    assertThat(asked.state()).isEqualTo(CheckState.UNANSWERED);
    byte[] late = desk.payer.answer(desk.sent().get(0).getBytes(UTF_8));
    assertThat(desk.late.take(new ByteArrayInputStream(late))).isEqualTo(new Late.Taken(1, 0));
    desk.goOn();
    assertThat(responses())
        .as("what was known before does not undo it")
        .extracting(CoverageEligibilityResponse::getOutcome)
        .containsExactly(RemittanceOutcome.COMPLETE);
    assertThat(desk.repository.all(CoverageEligibilityRequest.class)).hasSize(2);
  }

  @Test
  void aResponseThatIsRefusedCostsNoOtherAndIsTriedLessAndLess() throws Exception {
    Check refused = desk.eligibility.ask(question("B77")).check();
    Check other = desk.eligibility.ask(question("B78")).check();
    desk.repository.setRefused(refused.response());
    desk.goOn();
    assertThat(isStored(other.response())).isTrue();
    assertThat(isStored(refused.response())).isFalse();
    assertThat(coming()).hasSize(1);

    desk.hub.later(PublicationRows.FIRST_PAUSE);
    desk.eligibility.writeDue();
    desk.repository.setRefused("nothing/");
    desk.hub.later(PublicationRows.FIRST_PAUSE);
    desk.eligibility.writeDue();
    assertThat(isStored(refused.response())).as("a minute after the second time").isFalse();
    desk.hub.later(PublicationRows.FIRST_PAUSE);
    desk.eligibility.writeDue();
    assertThat(isStored(refused.response())).isTrue();
  }

  @Test
  void oneThatCannotBeOpenedCostsNoOther() throws Exception {
    desk.isRepositoryDown = true;
    Check broken = desk.eligibility.ask(question("B77")).check();
    Check other = desk.eligibility.ask(question("B78")).check();
    desk.goOn();
    desk.isRepositoryDown = false;
    desk.spoil(broken.response());
    desk.hub.later(PublicationRows.FIRST_PAUSE);
    desk.eligibility.writeDue();
    assertThat(isStored(other.response())).isTrue();
    assertThat(coming()).as("it stays").hasSize(1);
  }

  @Test
  void oneThatChangesWhileItIsWrittenStays() throws Exception {
    Checked checked = desk.eligibility.ask(question("B77"));
    PublicationRows rows = new PublicationRows(desk.hub.database, desk.hub.vault, desk.hub.clock);
    Publication before = rows.open(desk.kept(rows));
    ExecutorService writer = Executors.newSingleThreadExecutor();
    for (int i = 0; i < 300; i++) {
      Publication written = before;
      Future<?> done = writer.submit(() -> rows.done(List.of(written)));
      before = Publication.of(checked.check(), written.request(), written.response());
      rows.put(before);
      done.get();
      assertThat(rows.isLatest(before)).as("change " + i).isTrue();
    }
    writer.shutdown();
  }
}
