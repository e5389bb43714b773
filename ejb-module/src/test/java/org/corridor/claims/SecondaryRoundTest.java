package org.corridor.claims;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;
import org.corridor.journal.TestDatabase;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From the first payer's remittance to the claim for the second. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class SecondaryRoundTest {
  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Office office;
  private SecondaryRound round;
  private DraftRow sent;
  private int files;

  @BeforeEach
  void open() throws IOException {
    List<DecisionsHeard> heard = new ArrayList<>();
    office = new Office(kind, folder, "837P", List.of(later(heard)));
    Decisions decisions = new Decisions(office.hub.database(), office.hub.clock());
    heard.add(new DecisionsHeard(office.hub.database(), decisions));
    round =
        new SecondaryRound(
            decisions,
            new Payments(office.hub.exchange().store()),
            office.known,
            office.drafts,
            new Drafting(office.scrub),
            office.leases,
            office.hub.events(),
            office.hub.clock());
    office.visit.secondPayer();
    sent = office.bill();
  }

  /** The consumer needs the database of the office that it consumes for. */
  private static SetConsumer later(List<DecisionsHeard> heard) {
    return new SetConsumer() {
      @Override
      public String name() {
        return "claims-decisions";
      }

      @Override
      public Set<String> kinds() {
        return Set.of("835");
      }

      @Override
      public void take(ReceivedSet set) throws IOException {
        heard.get(0).take(set);
      }
    };
  }

  @AfterEach
  void close() {
    office.close();
  }

  private String remittance(String status, long paid, String... services) {
    files++;
    String claim =
        "CLP*%s*%s*224.99*%d*20*12*BI77*11*1~NM1*QC*1*MARSH*IDA****MI*M1~%s"
            .formatted(sent.number(), status, paid, String.join("", services));
    String set =
        """
        ST*835*0001*005010X221A1~
        BPR*I*%d*C*ACH*CCP*01*999999992*DA*123456*1522222222**01*999988880*DA*98765*20260622~
        TRN*1*EFT%d*1522222222~
        DTM*405*20260622~
        N1*PR*BIRCH MUTUAL~
        N3*1 PAYER PLAZA~
        N4*DOVER*DE*199010001~
        REF*2U*BIRCH~
        PER*BL*PROVIDER LINE*TE*8005550199~
        N1*PE*LAKESIDE CLINIC*XX*1940000114~
        REF*TJ*370000077~
        LX*1~
        %s\
        """
            .formatted(paid, files, claim);
    String lines = set.replace("\n", "");
    return "ISA*00*          *00*          *ZZ*BIRCH01        *ZZ*LKB001         *260622*0700*^*00501*00000%04d*0*T*:~"
            .formatted(files)
        + "GS*HP*BIRCH01*LKB001*20260622*0700*%d*X*005010X221A1~".formatted(files)
        + lines
        + "SE*%d*0001~GE*1*%d~IEA*1*00000%04d~"
            .formatted(lines.chars().filter(c -> c == '~').count() + 1, files, files);
  }

  private String paid(String status) {
    String number = sent.number();
    return remittance(
        status,
        160,
        "SVC*HC:99213*125*100**1~DTM*472*20260606~CAS*CO*45*25~REF*6R*" + number + "-1~",
        "SVC*HC:71046*99.99*60**1~DTM*472*20260606~CAS*CO*45*19.99~CAS*PR*3*20~REF*6R*"
            + number
            + "-2~");
  }

  private void receive(String file) throws IOException {
    office.hub.receive("835-" + files, file.getBytes(UTF_8));
    assertThat(office.hub.count("SELECT count(*) FROM interchange_set WHERE state = 'TAKEN'"))
        .isEqualTo(files);
  }

  private void post(String file) throws IOException {
    office.ledger.received(
        () -> new ByteArrayInputStream(file.getBytes(UTF_8)), office.hub.clock().instant());
  }

  private void look() {
    office.hub.later(Duration.ofMinutes(30));
    round.look(office.visit.repository);
  }

  private List<DraftRow> secondary() {
    return office.all().stream().filter(d -> d.purpose() == DraftPurpose.SECONDARY).toList();
  }

  @Test
  void aPostedDecisionMakesTheClaimForTheNextPayer() throws IOException {
    String file = paid("1");
    receive(file);
    look();
    assertThat(secondary()).as("nothing is posted").isEmpty();
    post(file);
    look();
    look();
    assertThat(secondary())
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.findings()).isEmpty();
              assertThat(draft.state()).isEqualTo(DraftState.READY);
              assertThat(draft.payer()).isEqualTo("CEDAR");
              assertThat(draft.number()).isEqualTo(sent.number());
            });
    assertThat(office.visit.repository.all(ClaimResponse.class)).hasSize(1);
    assertThat(office.story(sent.number()))
        .contains("CHARGE", "CLAIM", "SUBMITTED", "REMITTED", "SECONDARY");
    office.desk.send(office.visit.repository, office.outbox());
    String claim =
        office.files().stream().filter(f -> f.contains("SVD*BIRCH")).findFirst().orElseThrow();
    assertThat(claim.lines())
        .contains(
            "SBR*S*18***12****MB~",
            "AMT*D*160~",
            "AMT*EAF*20~",
            "REF*F8*BI77~",
            "SVD*BIRCH*100*HC:99213**1~",
            "CAS*PR*3*20~",
            "DTP*573*D8*20260622~");
    assertThat(office.scrub.findings(claim.getBytes(UTF_8))).isEmpty();
    String corrected =
        office.desk.correct(office.visit.repository, secondary().get(0).claim(), false, "ann");
    assertThat(office.drafts.find(corrected).orElseThrow().payer()).isEqualTo("CEDAR");
  }

  @Test
  void whatTakesBackAClaimToTheNextPayerLeavesWhenHeHasNumberedIt() throws IOException {
    String file = paid("1");
    receive(file);
    post(file);
    look();
    office.desk.send(office.visit.repository, office.outbox());
    String taking =
        office.desk.correct(office.visit.repository, secondary().get(0).claim(), true, "ann");
    assertThat(office.drafts.find(taking).orElseThrow().state()).isEqualTo(DraftState.BLOCKED);
    office.numbers.put("CEDAR", "CE5");
    office.desk.blocked(office.visit.repository);
    assertThat(office.drafts.find(taking).orElseThrow())
        .extracting(DraftRow::state, DraftRow::purpose)
        .containsExactly(DraftState.READY, DraftPurpose.VOID);
    office.desk.send(office.visit.repository, office.outbox());
    assertThat(office.files()).anyMatch(one -> one.contains("*CE5~") && one.contains(":8*"));
  }

  @Test
  void aClaimThatThePayerSentOnIsNotSentAgain() throws IOException {
    String file = paid("19");
    receive(file);
    post(file);
    look();
    assertThat(secondary()).isEmpty();
    assertThat(office.hub.count("SELECT count(*) FROM claim_decision WHERE state = 'DONE'"))
        .isEqualTo(1);
  }

  @Test
  void aDecisionThatIsParkedWaitsUntilItIsPosted() throws IOException {
    String file = remittance("1", 160, "SVC*HC:99213*125*100**1~DTM*472*20260606~CAS*CO*45*24~");
    receive(file);
    post(file);
    look();
    assertThat(secondary()).isEmpty();
    assertThat(office.hub.count("SELECT count(*) FROM claim_decision WHERE state = 'WAITING'"))
        .isEqualTo(1);
  }

  @Test
  void aPaymentThatIsTakenBackHoldsTheNextClaim() throws IOException {
    String file = paid("1");
    receive(file);
    post(file);
    look();
    String number = sent.number();
    String reversal =
        remittance(
                "22",
                -160,
                "SVC*HC:99213*-125*-100**1~DTM*472*20260606~CAS*CO*45*-25~REF*6R*" + number + "-1~",
                "SVC*HC:71046*-99.99*-60**1~DTM*472*20260606~CAS*CO*45*-19.99~CAS*PR*3*-20~REF*6R*"
                    + number
                    + "-2~")
            .replace("*22*224.99*", "*22*-224.99*")
            .replace("*-160*20*12", "*-160**12")
            .replace("BPR*I*-160*C*ACH", "BPR*H*0*C*NON");
    // One segment more, which SE counts too.
    int count = Integer.parseInt(reversal.replaceAll(".*SE\\*(\\d+)\\*.*", "$1")) + 1;
    reversal = reversal.replaceFirst("SE\\*\\d+", "PLB*1940000114*20261231*FB:X*-160~SE*" + count);
    receive(reversal);
    post(reversal);
    look();
    assertThat(secondary()).extracting(DraftRow::state).containsExactly(DraftState.HELD);
  }

  @Test
  void withoutANextPayerNothingFollows() throws IOException {
    office.visit.account("Coverage/M1");
    org.hl7.fhir.r4.model.Claim claim = office.visit.claims().get(0).copy();
    claim.getInsurance().remove(1);
    office.visit.put("Claim/" + claim.getIdPart(), claim);
    String file = paid("1");
    receive(file);
    post(file);
    look();
    assertThat(secondary()).isEmpty();
    assertThat(
            office.hub.count(
                "SELECT count(*) FROM claim_decision WHERE note = 'nobody pays after him'"))
        .isEqualTo(1);
  }
}
