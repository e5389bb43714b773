package org.corridor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.Bill;
import org.corridor.hub.CoreCaller;
import org.corridor.hub.CoreCaller.Envelope;
import org.corridor.hub.CoreCaller.Said;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.RunningHub;
import org.corridor.hub.TradingPartner;
import org.corridor.hub.V2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A payer that calls the hub by CORE connectivity: hands in, fetches, confirms. */
@BesideOthers
@ExtendWith(RunningHub.class)
class CoreServerIT {

  private static final String REMITTANCE = "X12_835_Request_005010X221A1";
  private static final String FETCH_TA1 = "X12_TA1_RetrievalRequest_00501X231A1";
  private static final String FETCH_999 = "X12_999_RetrievalRequest_005010X231A1";
  private static final String FETCH_CLAIMS = "X12_005010_Request_Batch_Results_837";
  private static final String CONFIRM = "X12_999_SubmissionRequest_005010X231A1";

  private final HubUnderTest hub;
  private final String them = V2.unique("PAY");
  private final String us = V2.unique("US");
  private final String claim = V2.unique("C");
  private final TradingPartner partner;
  private final CoreCaller payer;
  @TempDir private Path folder;

  CoreServerIT(HubUnderTest hub) {
    this.hub = hub;
    this.partner = new TradingPartner(hub, them.toLowerCase(Locale.ROOT));
    this.payer = new CoreCaller(hub, them, us);
  }

  @BeforeEach
  void declare() throws IOException {
    partner.as(
        """
        name: A payer that calls
        us: {id: %s}
        them: {id: %s}
        usage: test
        sends: [837P]
        acknowledgements: {999: 1s}
        adopt: {folder: %s, deliver: true}
        %s
        """
            .formatted(us, them, folder, payer.section()));
  }

  @AfterEach
  void forget() throws IOException {
    partner.close();
  }

  private String header(String control) {
    return "ISA*00*          *00*          *ZZ*%-15s*ZZ*%-15s*261122*0800*^*00501*%s*1*T*:~"
        .formatted(them, us, control);
  }

  private String remittance() {
    return header("000000001")
        + """
        GS*HP*%1$s*%2$s*20261122*0800*1*X*005010X221A1~ST*835*0001~
        BPR*I*80*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20261122~
        TRN*1*TR%3$s*1512345678~DTM*405*20261122~N1*PR*ALDER HEALTH PLAN~N3*1 ALDER WAY~
        N4*DES MOINES*IA*50309~PER*BL*DESK*TE*8005550100~N1*PE*LAKESIDE CLINIC*XX*1234567893~LX*1~
        CLP*%3$s*1*100*80*20*12*9001*11*1~CAS*PR*3*20~NM1*QC*1*HOLT*JO****MI*A1~
        SE*14*0001~GE*1*1~IEA*1*000000001~
        """
            .formatted(them, us, claim)
            .replace("\n", "");
  }

  private String accepted() {
    return header("000000002")
        + """
        GS*FA*%s*%s*20261122*0800*2*X*005010X231A1~ST*999*0001*005010X231A1~
        AK1*HC*9000*005010X222A1~AK2*837*0001*005010X222A1~IK5*A~AK9*A*1*1*1~SE*6*0001~
        GE*1*2~IEA*1*000000002~
        """
            .formatted(them, us)
            .replace("\n", "");
  }

  private void bill() throws IOException {
    Path part = folder.resolve(".part");
    Files.write(part, new Bill(us, them, 9000).claim(claim, "A1", "HC:99213*100"));
    Files.move(part, folder.resolve("a.837"), StandardCopyOption.ATOMIC_MOVE);
  }

  @ParameterizedTest
  @EnumSource(Envelope.class)
  void batchesGoBothWaysInEveryEnvelope(Envelope in) throws Exception {
    Said taken = payer.call(in, "BatchSubmission", REMITTANCE, remittance());
    assertThat(taken).isEqualTo(new Said("X12_BatchReceiptConfirmation", "Success", ""));
    assertThat(fetched(in, "BatchSubmissionAckRetrievalRequest", FETCH_TA1))
        .contains("TA1*000000001*261122*0800*A*000");
    String ours = fetched(in, "BatchSubmissionAckRetrievalRequest", FETCH_999);
    assertThat(ours).contains("AK1*HP*1*", "AK9*A*1*1*1~");
    assertThat(fetched(in, "BatchSubmissionAckRetrievalRequest", FETCH_999)).isEmpty();
    payer.call(in, "BatchSubmission", REMITTANCE, remittance());
    assertThat(fetched(in, "BatchSubmissionAckRetrievalRequest", FETCH_999))
        .as("the batch came again: its answers were lost")
        .isEqualTo(ours);

    bill();
    String claims = awaitClaims(in);
    assertThat(claims).contains("CLM*" + claim + "*100*");
    assertThat(awaitClaims(in)).as("nobody confirmed them").isEqualTo(claims);
    assertThat(payer.call(in, "BatchResultsAckSubmission", CONFIRM, accepted()).errorCode())
        .isEqualTo("Success");
    await("the story")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                partner
                    .get("/api/claims/" + claim + "/story")
                    .findValuesAsText("what")
                    .contains("ACKNOWLEDGED"));
    assertThat(fetched(in, "BatchResultsRetrievalRequest", FETCH_CLAIMS)).isEmpty();
  }

  private String fetched(Envelope in, String element, String type) throws Exception {
    Said said = payer.call(in, element, type, "");
    assertThat(said.errorCode()).isEqualTo("Success");
    return said.payload();
  }

  private String awaitClaims(Envelope in) {
    return await("claims to fetch")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> fetched(in, "BatchResultsRetrievalRequest", FETCH_CLAIMS),
            text -> !text.isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Envelope.class)
  void theHubOfAProviderAnswersNoQuestions(Envelope in) throws Exception {
    assertThat(payer.call(in, "RealTimeRequest", "X12_270_Request_005010X279A1", "ISA*"))
        .isEqualTo(new Said("CoreEnvelopeError", "PayloadTypeIllegal", ""));
  }

  @Test
  void theWsdlSaysWhatIsCalledHereAndWhere() throws Exception {
    assertThat(hub.anonymous().get("/core?wsdl").text())
        .contains("COREEnvelopeBatchSubmission\"", "COREEnvelopeBatchResultsAckSubmission\"")
        .containsPattern("soap:address location=\"http://127.0.0.1:\\d+/core\"");
  }
}
