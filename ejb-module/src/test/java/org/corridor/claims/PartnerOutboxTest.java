package org.corridor.claims;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.corridor.edits.Edits;
import org.corridor.exchange.ExchangeForClaims;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From a draft to a file in the partner's folder, with a real exchange. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class PartnerOutboxTest {
  private static final ClaimsSettings.Submitter SUBMITTER =
      new ClaimsSettings.Submitter(
          Optional.of("LAKESIDE BILLING"), "DESK", Optional.of("2175550100"));

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Path out;
  private ExchangeForClaims hub;
  private ClaimDrafts drafts;
  private ClaimsDesk desk;
  private final VisitFixture visit = new VisitFixture();

  @BeforeEach
  void open() throws IOException {
    out = Files.createDirectories(folder.resolve("out"));
    hub =
        new ExchangeForClaims(
            kind, folder, "payers: [BIRCH]\nsends: [837P]\nfiles: {out: %s}".formatted(out));
    drafts = new ClaimDrafts(hub.database(), hub.events(), hub.clock());
    desk =
        new ClaimsDesk(
            ClaimsSettings.USUAL,
            drafts,
            new Scrub(Edits.standard(), hub.clock()),
            Originals.NONE,
            Authorizations.NONE,
            new Leases(hub.database(), hub.clock()),
            hub.clock());
    desk.capture(visit.repository, List.of("Encounter/e"));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private PartnerOutbox outbox(ClaimsSettings.Submitter submitter) {
    return new PartnerOutbox(
        hub.partners(),
        hub.exchange().outbox(),
        hub.numbers(),
        new Lots(hub.database(), hub.clock()),
        new Leases(hub.database(), hub.clock()),
        new PartnerOutbox.Headers(submitter, hub.clock()));
  }

  private List<String> files() throws IOException {
    hub.deliver();
    try (Stream<Path> files = Files.list(out)) {
      return files.map(PartnerOutboxTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private DraftRow draft() {
    return drafts
        .search(
            new DraftQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 10))
        .get(0);
  }

  @Test
  void aDraftThatIsReadyBecomesAFileForThePartner() throws IOException {
    assertThat(desk.send(visit.repository, outbox(SUBMITTER))).contains(1);
    assertThat(draft().state()).isEqualTo(DraftState.SENT);
    assertThat(files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file)
                  .contains("BHT*0019*00*" + draft().batch() + "*20260622*1415*CH~")
                  .contains("NM1*41*2*LAKESIDE BILLING*****46*LKB001~")
                  .contains("PER*IC*DESK*TE*2175550100~")
                  .contains("NM1*40*2*Partner birch*****46*BIRCH01~")
                  .contains("CLM*" + draft().number() + "*224.99*");
              assertThat(new Scrub(Edits.standard(), hub.clock()).findings(file.getBytes(UTF_8)))
                  .isEmpty();
            });
    assertThat(hub.exchange().stories().of(draft().number()))
        .extracting(one -> one.kind().name())
        .containsExactly("CHARGE", "CHARGE", "CLAIM", "SUBMITTED");
  }

  @Test
  void aHubThatDiesBetweenStoringAndMarkingSendsOnce() throws IOException {
    PartnerOutbox real = outbox(SUBMITTER);
    Outbox dying =
        new Outbox() {
          @Override
          public boolean takes(ClaimKind claims, String payer) {
            return real.takes(claims, payer);
          }

          @Override
          public Optional<String> taken(UUID lot) {
            return real.taken(lot);
          }

          @Override
          public Optional<String> take(Lot lot) {
            real.take(lot);
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(() -> desk.send(visit.repository, dying)).hasMessage("killed");
    assertThat(draft().state()).isEqualTo(DraftState.LEAVING);
    assertThat(desk.send(visit.repository, outbox(SUBMITTER))).contains(0);
    assertThat(draft().state()).isEqualTo(DraftState.SENT);
    assertThat(files()).singleElement().asString().contains(draft().batch());
  }

  @Test
  void theNumberOfALotIsKeptWhenNothingCouldBeStored() {
    PartnerOutbox outbox = outbox(SUBMITTER);
    Outbox.Lot lot = lot();
    Lots lots = new Lots(hub.database(), hub.clock());
    String number = lots.number(lot.id(), "birch", hub.numbers()::nextReference);
    assertThat(outbox.taken(lot.id())).isEmpty();
    assertThat(outbox.take(lot)).contains(number);
    assertThat(outbox.take(lot)).as("handed over once more").contains(number);
    assertThat(hub.count("SELECT count(*) FROM interchange_set WHERE type = '837'")).isEqualTo(1);
  }

  @Test
  void aLotThatAnotherHubIsSendingWaits() {
    Outbox.Lot lot = lot();
    Leases leases = new Leases(hub.database(), hub.clock());
    leases.alone(
        "lot " + lot.id(),
        Duration.ofMinutes(10),
        () -> {
          assertThat(outbox(SUBMITTER).take(lot)).isEmpty();
          return 0;
        });
    assertThat(outbox(SUBMITTER).take(lot)).isPresent();
  }

  @Test
  void withoutAnybodyToAskNothingIsSentAndTheDraftSaysSo() throws IOException {
    desk.send(
        visit.repository,
        outbox(new ClaimsSettings.Submitter(Optional.empty(), "DESK", Optional.empty())));
    assertThat(files()).isEmpty();
    assertThat(draft().state()).isEqualTo(DraftState.BLOCKED);
    assertThat(draft().findings())
        .extracting(DraftFinding::text)
        .containsExactly("corridor.claims.contact.phone is not set");
  }

  @Test
  void onlyWhatIsAgreedIsTaken() {
    assertThat(outbox(SUBMITTER).takes(ClaimKind.PROFESSIONAL, "BIRCH")).isTrue();
    assertThat(outbox(SUBMITTER).takes(ClaimKind.DENTAL, "BIRCH")).isFalse();
    assertThat(outbox(SUBMITTER).takes(ClaimKind.PROFESSIONAL, "CEDAR")).isFalse();
  }

  private static Outbox.Lot lot() {
    return new Outbox.Lot(
        UUID.randomUUID(),
        ClaimKind.PROFESSIONAL,
        "BIRCH",
        "1940000114",
        List.of(new ClaimFixture("A1", "M1").submission()));
  }
}
