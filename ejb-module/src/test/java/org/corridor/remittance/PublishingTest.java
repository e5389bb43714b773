package org.corridor.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.corridor.journal.Database;
import org.corridor.journal.TestDatabase;
import org.corridor.ledger.ClaimStory;
import org.corridor.ledger.Claims;
import org.corridor.ledger.Content;
import org.corridor.ledger.Ledger;
import org.corridor.ledger.LedgerSettings;
import org.corridor.ledger.Publications;
import org.corridor.ledger.Remittances;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.corridor.testing.InMemoryRepository;
import org.corridor.testing.SharedData;
import org.corridor.x12.X12Identifiers;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ClaimResponseStatus;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.PaymentReconciliation.DetailsComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The remittances of the authored chain as resources. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class PublishingTest {
  private static final Instant SENT = Instant.parse("2026-06-22T09:15:00Z");
  private static final Instant PAID = Instant.parse("2026-06-27T07:00:00Z");

  @Parameter TestDatabase kind;
  private JdbcConnectionPool source;
  private Path chain;
  private Ledger ledger;
  private Publishing publishing;
  private final InMemoryRepository repository = new InMemoryRepository();

  @BeforeEach
  void open() throws IOException {
    chain = SharedData.folder("x12/authored/chain");
    Clock clock = Clock.systemUTC();
    source = kind.prepared(clock);
    Database database = new Database(source);
    ledger = new Ledger(database, clock, LedgerSettings.usual(), ClaimStory.NONE);
    publishing =
        new Publishing(
            new Publications(database, clock),
            new Claims(database),
            new Remittances(database),
            repository);
    ledger.sent(content("01_837P.edi"), SENT);
    ledger.sent(content("04_837P_resubmitted.edi"), SENT.plusSeconds(60));
  }

  @AfterEach
  void close() {
    if (source != null) {
      source.dispose();
    }
  }

  private Content content(String file) {
    return () -> Files.newInputStream(chain.resolve(file));
  }

  private void paid(String file) throws IOException {
    ledger.received(content(file), PAID);
    publishing.untilNoneIsDue();
  }

  private ClaimResponse response(String number) {
    return repository.all(ClaimResponse.class).stream()
        .filter(one -> one.getIdentifierFirstRep().getValue().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private PaymentReconciliation payment(String trace) {
    return repository.all(PaymentReconciliation.class).stream()
        .filter(one -> one.getPaymentIdentifier().getValue().equals(trace))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal total(ClaimResponse response, String category) {
    return response.getTotal().stream()
        .filter(one -> one.getCategory().getCodingFirstRep().getCode().equals(category))
        .findFirst()
        .orElseThrow()
        .getAmount()
        .getValue();
  }

  @Test
  void aPaymentIsTheSumOfItsDetails() throws IOException {
    paid("11_835_ALDER.edi");
    PaymentReconciliation payment = payment("EFTALDER011");
    assertThat(payment.getPaymentAmount().getValue()).isEqualByComparingTo("371.89");
    assertThat(payment.getPaymentIssuer().getIdentifier().getValue()).isEqualTo("ALDER");
    assertThat(payment.getDetail()).hasSize(6);
    assertThat(
            payment.getDetail().stream()
                .map(one -> one.getAmount().getValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("371.89");
    DetailsComponent interest = payment.getDetail().get(5);
    assertThat(interest.getType().getCoding())
        .extracting(one -> one.getCode())
        .containsExactly("adjustment", "L6");
    assertThat(interest.getAmount().getValue()).isEqualByComparingTo("3.21");
    assertThat(payment.getDetail().get(0).getResponse().getReference())
        .startsWith("ClaimResponse/");
  }

  @Test
  void eachClaimHasItsDecision() throws IOException {
    paid("11_835_ALDER.edi");
    ClaimResponse response = response("LK101100");
    assertThat(total(response, "submitted")).isEqualByComparingTo("325.50");
    assertThat(total(response, "benefit")).isEqualByComparingTo("208.32");
    assertThat(response.getPayment().getAmount().getValue()).isEqualByComparingTo("208.32");
    assertThat(response.getDisposition()).isEqualTo("paid");
    assertThat(response.getIdentifier())
        .extracting(one -> one.getSystem())
        .containsExactly(X12Identifiers.CLAIM_NUMBER, X12Identifiers.PAYER_CLAIM_NUMBER);
    assertThat(response.getItem())
        .extracting(ItemComponent::getItemSequence)
        .containsExactly(1, 2, 3);
    TreeMap<String, BigDecimal> reasons = new TreeMap<>();
    for (ItemComponent item : response.getItem()) {
      for (AdjudicationComponent one : item.getAdjudication()) {
        reasons.merge(
            one.getCategory().getCodingFirstRep().getCode()
                + "-"
                + one.getReason().getCodingFirstRep().getCode(),
            one.getAmount().getValue(),
            BigDecimal::add);
      }
    }
    assertThat(reasons)
        .containsEntry("submitted-null", new BigDecimal("325.50"))
        .containsEntry("benefit-null", new BigDecimal("208.32"))
        .containsEntry("PR-2", new BigDecimal("52.08"))
        .containsEntry("CO-45", new BigDecimal("65.10"));
  }

  @Test
  void remarksAreNotesThatLinesPointTo() throws IOException {
    paid("11_835_ALDER.edi");
    List<ClaimResponse> noted =
        repository.all(ClaimResponse.class).stream().filter(ClaimResponse::hasProcessNote).toList();
    assertThat(noted).isNotEmpty();
    for (ClaimResponse one : noted) {
      List<Integer> numbers =
          one.getProcessNote().stream().map(ClaimResponse.NoteComponent::getNumber).toList();
      assertThat(one.getItem().stream().flatMap(item -> item.getNoteNumber().stream()))
          .isNotEmpty()
          .allMatch(number -> numbers.contains(number.getValue()));
      assertThat(one.getProcessNoteFirstRep().getText()).matches("[A-Z]+[0-9]+");
    }
  }

  @Test
  void aCorrectionChangesTheSameResource() throws IOException {
    paid("11_835_ALDER.edi");
    String id = response("LK101106").getIdPart();
    int claims = repository.all(ClaimResponse.class).size();
    BigDecimal before = total(response("LK101106"), "benefit");
    paid("13_835_ALDER_correction.edi");
    ClaimResponse after = response("LK101106");
    assertThat(after.getIdPart()).isEqualTo(id);
    assertThat(repository.all(ClaimResponse.class)).hasSize(claims);
    assertThat(total(after, "benefit"))
        .isEqualByComparingTo("98.40")
        .isNotEqualByComparingTo(before);
    assertThat(after.getDisposition()).isEqualTo("corrected");
    assertThat(payment("EFTALDR2011").getPaymentAmount().getValue()).isEqualByComparingTo("0");
    assertThat(payment("EFTALDR2011").getDetail())
        .extracting(
            one -> one.getType().getCoding().get(one.getType().getCoding().size() - 1).getCode(),
            one -> one.getAmount().getValue().signum())
        .contains(tuple("payment", -1), tuple("payment", 1), tuple("FB", 1));
  }

  @Test
  void theClaimInTheRepositoryIsNamed() throws IOException {
    Claim claim = new Claim();
    claim.setId("Claim/c100");
    claim.setPatient(new Reference("Patient/p1"));
    claim.addIdentifier().setSystem(X12Identifiers.CLAIM_NUMBER).setValue("LK101100");
    repository.commit(put(claim));
    paid("11_835_ALDER.edi");
    assertThat(response("LK101100").getRequest().getReference()).isEqualTo("Claim/c100");
    assertThat(response("LK101100").getPatient().getReference()).isEqualTo("Patient/p1");
    assertThat(response("LK101103").getRequest().getIdentifier().getValue()).isEqualTo("LK101103");
    assertThat(response("LK101103").getPatient().hasReference()).isFalse();
  }

  private static Change put(Resource resource) {
    return new Change() {
      @Override
      public Set<String> reads() {
        return Set.of();
      }

      @Override
      public List<Resource> decide(Stored stored) {
        return List.of(resource);
      }
    };
  }

  @Test
  void nothingIsWrittenOfWhatIsParked() throws IOException {
    String text =
        new String(
                Files.readAllBytes(chain.resolve("11_835_ALDER.edi")),
                java.nio.charset.StandardCharsets.ISO_8859_1)
            .replace("BPR*I*371.89", "BPR*I*400.00");
    ledger.received(Content.of(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)), PAID);
    publishing.untilNoneIsDue();
    assertThat(repository.writes()).isZero();
  }

  @Test
  void whatIsReversedAloneIsCancelled() throws IOException {
    paid("11_835_ALDER.edi");
    String correction =
        Files.readString(
            chain.resolve("13_835_ALDER_correction.edi"),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    String reversal = reversalOnly(correction);
    ledger.received(
        Content.of(reversal.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)), PAID);
    publishing.untilNoneIsDue();
    ClaimResponse response = response("LK101106");
    assertThat(response.getStatus()).isEqualTo(ClaimResponseStatus.CANCELLED);
    assertThat(total(response, "benefit")).isEqualByComparingTo("0");
    assertThat(response.hasPayment()).isFalse();
    assertThat(response.getItem()).isEmpty();
  }

  /** The first of its claims, and a forward balance that makes up for it. */
  private static String reversalOnly(String correction) {
    int second = correction.indexOf("CLP*", correction.indexOf("CLP*") + 4);
    String paid = correction.substring(correction.indexOf("CLP*")).split("\\*", -1)[4];
    String rest = correction.substring(correction.indexOf("PLB*"));
    return correction.substring(0, second)
        + rest.replaceFirst("(PLB\\*[^*]*\\*[^*]*\\*[^*]*\\*)[^~*]*", "$1" + paid);
  }

  @Test
  void theSameAgainWritesNothing() throws IOException {
    paid("11_835_ALDER.edi");
    int writes = repository.writes();
    assertThat(writes).isEqualTo(6);
    paid("11_835_ALDER.edi");
    assertThat(repository.writes()).isEqualTo(writes);
  }
}
