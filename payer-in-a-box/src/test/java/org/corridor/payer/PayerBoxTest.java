package org.corridor.payer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.corridor.screening.Outcome;
import org.junit.jupiter.api.Test;

class PayerBoxTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final PayerBox box = new PayerBox(Rules.standard(), NOON, 7, 1000);
  private final Hub hub = new Hub();

  private static void isClean(Outgoing one) throws IOException {
    assertThat(Hub.screen(one.bytes()).findings())
        .as(one + "\n" + new String(one.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .isEmpty();
  }

  private Outgoing ask(byte[] question) throws IOException {
    Outgoing answer = box.converse(question).orElseThrow();
    isClean(answer);
    return answer;
  }

  private static List<String> kinds(List<Outgoing> all) {
    return all.stream().map(Outgoing::kind).toList();
  }

  @Test
  void aMemberHasBenefitsAndWhatIsLeftOfTheDeductible() throws IOException {
    Outgoing answer = ask(hub.inquiry("ALDER", "A10000022", "DTP*291*D8*20261122~EQ*30~EQ*98~"));
    assertThat(answer.kind()).isEqualTo("271");
    assertThat(Hub.lines(answer.bytes(), "EB*"))
        .containsExactly(
            "EB*1*FAM*30^98*PR*ALDER CHOICE PPO",
            "EB*C*IND*30***23*1500*****Y",
            "EB*C*IND*30***29*40*****Y",
            "EB*B*IND*98***27*20*****Y",
            "EB*A*IND*30*****0.2****Y");
    assertThat(Hub.lines(answer.bytes(), "TRN*")).containsExactly("TRN*2*T1*9370000077");
  }

  private List<String> refusals(String payer, String member, String rest) throws IOException {
    return Hub.lines(ask(hub.inquiry(payer, member, rest)).bytes(), "AAA*");
  }

  @Test
  void whoCannotBeAnsweredHearsWhy() throws IOException {
    assertThat(refusals("ALDER", "NOBODY", "EQ*30~")).containsExactly("AAA*N**75*C");
    assertThat(refusals("ALDER", "B20000011", "EQ*30~")).containsExactly("AAA*N**75*C");
    assertThat(refusals("ALDER", "A10000011", "DMG*D8*19810215~EQ*30~"))
        .containsExactly("AAA*N**71*C");
    assertThat(refusals("ALDER", "A10000042", "EQ*30~")).containsExactly("AAA*N**42*C");
    assertThat(refusals("CEDAR", "A10000011", "EQ*30~")).containsExactly("AAA*N**79*C");
    box.faults().set(Fault.PAYER_DOWN);
    assertThat(refusals("ALDER", "A10000011", "EQ*30~")).containsExactly("AAA*Y**42*R");
  }

  @Test
  void aMemberWhoseCoverageEndedIsInactive() throws IOException {
    Outgoing answer = ask(hub.inquiry("ALDER", "A10000033", "EQ*30~"));
    assertThat(Hub.lines(answer.bytes(), "EB*")).containsExactly("EB*6**30");
  }

  @Test
  void aDependentIsFoundByNameAndBirth() throws IOException {
    String asks = "HL*4*3*23*0~TRN*1*T2*9370000077~NM1*03*1*MAPLE*%s~DMG*D8*20150605~EQ*30~";
    Outgoing found = ask(hub.inquiry("ALDER", "A10000011", asks.formatted("FERN")));
    assertThat(Hub.lines(found.bytes(), "INS*")).containsExactly("INS*N*19");
    assertThat(Hub.lines(found.bytes(), "EB*1")).hasSize(1);
    assertThat(Hub.lines(found.bytes(), "TRN*")).containsExactly("TRN*2*T2*9370000077");
    Outgoing unknown = ask(hub.inquiry("ALDER", "A10000011", asks.formatted("FLORA")));
    assertThat(Hub.lines(unknown.bytes(), "AAA*")).containsExactly("AAA*N**67*C");
  }

  private List<String> decision(String service) throws IOException {
    return Hub.lines(ask(hub.review(service)).bytes(), "HCR*");
  }

  @Test
  void aReviewIsDecidedByItsService() throws IOException {
    assertThat(decision("99213")).containsExactly("HCR*A1*AUTHR1", "HCR*A1*AUTHR1");
    assertThat(decision("70551")).containsExactly("HCR*A4", "HCR*A4");
    assertThat(decision("97799")).containsExactly("HCR*A3**0F", "HCR*A3**0F");
  }

  private List<Outgoing> take(byte[] file) throws IOException {
    assertThat(Hub.screen(file).findings()).isEmpty();
    List<Outgoing> answers = box.take(file);
    for (Outgoing one : answers) {
      isClean(one);
    }
    return answers;
  }

  private Outgoing pay() throws IOException {
    List<Outgoing> payments = box.remit();
    assertThat(payments).hasSize(1);
    isClean(payments.get(0));
    return payments.get(0);
  }

  private String status(String claim) throws IOException {
    return Hub.lines(ask(hub.statusRequest(claim)).bytes(), "STC*").get(0);
  }

  @Test
  void aClaimIsAcknowledgedThenPaidAndItsStatusFollows() throws IOException {
    assertThat(status("C1")).startsWith("STC*A4:35*");
    List<Outgoing> answers =
        take(hub.claims(Hub.claim(2, "C1", "A10000022", "ALDER", "HC:99213*100", "HC:85025*50")));
    assertThat(kinds(answers)).containsExactly("TA1", "999", "277CA");
    assertThat(Hub.lines(answers.get(2).bytes(), "STC*A2:20")).hasSize(1);
    assertThat(status("C1")).startsWith("STC*P1:20*20261122**150*0");
    // of 100: 80 allowed, 40 deductible, 20 copay, 4 coinsurance; of 50: 40 allowed, 8 coinsurance
    Outgoing payment = pay();
    assertThat(Hub.lines(payment.bytes(), "BPR*").get(0)).startsWith("BPR*I*48*C*ACH*");
    assertThat(Hub.lines(payment.bytes(), "CLP*").get(0)).startsWith("CLP*C1*1*150*48*72*12*AL");
    assertThat(Hub.lines(payment.bytes(), "CAS*"))
        .containsExactly(
            "CAS*CO*45*20",
            "CAS*PR*1*40",
            "CAS*PR*3*20",
            "CAS*PR*2*4",
            "CAS*CO*45*10",
            "CAS*PR*2*8");
    assertThat(Hub.lines(payment.bytes(), "TRN*1*EFTALDER")).hasSize(1);
    assertThat(status("C1")).startsWith("STC*F1:65*20261122**150*48");
    assertThat(box.remit()).isEmpty();
  }

  @Test
  void servicesThatAreNotPaidSayWhy() throws IOException {
    take(
        hub.claims(
            Hub.claim(2, "C1", "A10000011", "ALDER", "HC:99245*200"),
            Hub.claim(3, "C2", "A10000011", "ALDER", "HC:99213*100", "HC:93000*70")));
    Outgoing payment = pay();
    assertThat(Hub.lines(payment.bytes(), "CLP*").get(0)).startsWith("CLP*C1*4*200*0**12*");
    assertThat(Hub.lines(payment.bytes(), "CAS*CO*197")).containsExactly("CAS*CO*197*200");
    assertThat(Hub.lines(payment.bytes(), "LQ*")).containsExactly("LQ*HE*MA130");
    assertThat(status("C1")).startsWith("STC*F2:585*");
  }

  @Test
  void claimsThatNobodyDecidesAreRefused() throws IOException {
    List<Outgoing> answers =
        take(
            hub.claims(
                Hub.claim(2, "C1", "NOBODY", "ALDER", "HC:99213*100"),
                Hub.claim(3, "C2", "A10000011", "CEDAR", "HC:99213*100"),
                Hub.change(
                    4, "C3", "A10000011", "ALDER", "11:B:7", "AL00000000000", "HC:99213*100")));
    assertThat(Hub.lines(answers.get(2).bytes(), "STC*A3"))
        .extracting(line -> line.split("\\*", -1)[1])
        .containsExactly("A3:33", "A3:116", "A3:35");
    assertThat(box.remit()).isEmpty();
  }

  @Test
  void servicesApartAreAClaimOfTheirOwn() throws IOException {
    take(hub.claims(Hub.claim(2, "C1", "A10000011", "ALDER", "HC:99213*100", "HC:71046*50")));
    Outgoing payment = pay();
    assertThat(Hub.lines(payment.bytes(), "CLP*C1*1*"))
        .extracting(line -> line.split("\\*", -1)[3])
        .containsExactly("100", "50");
    assertThat(Hub.lines(payment.bytes(), "MOA*")).hasSize(2);
  }

  private String paidBefore() throws IOException {
    take(hub.claims(Hub.claim(2, "C1", "A10000022", "ALDER", "HC:99213*100")));
    return Hub.lines(pay().bytes(), "CLP*").get(0).split("\\*", -1)[7];
  }

  @Test
  void aReplacementTakesBackWhatItReplaces() throws IOException {
    String original = paidBefore();
    take(hub.claims(Hub.change(2, "C1", "A10000022", "ALDER", "11:B:7", original, "HC:99213*200")));
    Outgoing payment = pay();
    assertThat(Hub.lines(payment.bytes(), "CLP*").get(0))
        .startsWith("CLP*C1*22*-100*-16**12*" + original);
    // the deductible of 40 is there again
    assertThat(Hub.lines(payment.bytes(), "CLP*").get(1)).startsWith("CLP*C1*1*200*80*80*12*AL");
    assertThat(Hub.lines(payment.bytes(), "BPR*").get(0)).startsWith("BPR*I*64*");
  }

  @Test
  void aVoidIsCarriedForwardWhenThereIsNothingToPay() throws IOException {
    String original = paidBefore();
    take(hub.claims(Hub.change(2, "C1", "A10000022", "ALDER", "11:B:8", original, "HC:99213*100")));
    Outgoing payment = pay();
    assertThat(Hub.lines(payment.bytes(), "CLP*")).hasSize(1);
    assertThat(Hub.lines(payment.bytes(), "BPR*"))
        .containsExactly("BPR*H*0*C*NON************20261122");
    assertThat(Hub.lines(payment.bytes(), "PLB*").get(0))
        .startsWith("PLB*1234567893*20261231*FB:EFTALDER")
        .endsWith("*-16");
  }

  @Test
  void eachReplacementTakesBackTheOneBefore() throws IOException {
    String number = paidBefore();
    for (String charge : List.of("200", "300")) {
      take(
          hub.claims(
              Hub.change(2, "C1", "A10000022", "ALDER", "11:B:7", number, "HC:99213*" + charge)));
      List<String> paid = Hub.lines(pay().bytes(), "CLP*");
      assertThat(paid.get(0)).startsWith("CLP*C1*22*").contains("*12*" + number);
      assertThat(paid.get(1)).startsWith("CLP*C1*1*" + charge);
      number = paid.get(1).split("\\*", -1)[7];
    }
  }

  @Test
  void whatWasTakenBackMayBeBilledAnew() throws IOException {
    String original = paidBefore();
    take(hub.claims(Hub.change(2, "C1", "A10000022", "ALDER", "11:B:8", original, "HC:99213*100")));
    pay();
    take(hub.claims(Hub.claim(2, "C1", "A10000022", "ALDER", "HC:99213*100")));
    assertThat(Hub.lines(pay().bytes(), "CLP*").get(0)).startsWith("CLP*C1*1*100*16*");
  }

  @Test
  void aLaterPayerPaysWhatTheOneBeforeLeftToThePatient() throws IOException {
    take(hub.claims(Hub.claim(2, "C1", "A10000011", "ALDER", "HC:99213*100")));
    pay();
    String lines =
        "LX*1~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20261110~REF*6R*C1-1~"
            + "SVD*ALDER*48*HC:99213**1~CAS*CO*45*20~CAS*PR*1*20*1*3*12~DTP*573*D8*20261115~";
    take(
        hub.claims(
            "HL*2*1*22*0~SBR*S*18*******CI~NM1*IL*1*MAPLE*ROSE****MI*B20000011~N3*1 GARDEN ST~"
                + "N4*SPRINGFIELD*IL*627020002~DMG*D8*19810214*F~NM1*PR*2*PAYER*****PI*BIRCH~"
                + "CLM*C1*100***11:B:1*Y*A*Y*Y~HI*ABK:R0602~SBR*P*18*******CI~AMT*D*48~"
                + "OI***Y***Y~NM1*IL*1*MAPLE*ROSE****MI*A10000011~NM1*PR*2*ALDER*****PI*ALDER~"
                + lines));
    Outgoing payment = pay();
    assertThat(Hub.lines(payment.bytes(), "CLP*").get(0)).startsWith("CLP*C1*2*100*32**12*BI");
    assertThat(Hub.lines(payment.bytes(), "CAS*")).containsExactly("CAS*OA*23*68");
  }

  @Test
  void theSameFileAgainIsRefused() throws IOException {
    byte[] file = hub.claims(Hub.claim(2, "C1", "A10000011", "ALDER", "HC:99213*100"));
    take(file);
    assertThat(Hub.lines(take(file).get(0).bytes(), "TA1*").get(0)).endsWith("*R*025");
    assertThat(Hub.lines(pay().bytes(), "CLP*")).hasSize(1);
  }

  private String claimNumber(PayerBox of) {
    byte[] status = of.converse(hub.statusRequest("C1")).orElseThrow().bytes();
    return Hub.lines(status, "REF*1K*").get(0).substring(7);
  }

  @Test
  void theSameSeedGivesTheSameAnswers() throws IOException {
    byte[] file = hub.claims(Hub.claim(2, "C1", "A10000011", "ALDER", "HC:99213*100"));
    PayerBox other = new PayerBox(Rules.standard(), NOON, 7, 1000);
    assertThat(take(file)).usingRecursiveComparison().isEqualTo(other.take(file));
    assertThat(claimNumber(box)).isEqualTo(claimNumber(other));
    assertThat(pay().bytes()).isEqualTo(other.remit().get(0).bytes());
    PayerBox third = new PayerBox(Rules.standard(), NOON, 8, 1000);
    third.take(file);
    assertThat(claimNumber(third)).startsWith("AL").isNotEqualTo(claimNumber(other));
  }

  @Test
  void eachFaultDoesWhatItSays() throws IOException {
    box.faults().set(Fault.SILENT);
    assertThat(box.take(hub.claims(Hub.claim(2, "C0", "A10000011", "ALDER", "HC:99213*100"))))
        .isEmpty();
    box.faults().set(Fault.TA1_REFUSAL);
    List<Outgoing> refused =
        take(hub.claims(Hub.claim(2, "C1", "A10000011", "ALDER", "HC:99213*100")));
    assertThat(Hub.lines(refused.get(0).bytes(), "TA1*").get(0)).endsWith("*R*024");
    box.faults().set(Fault.REJECTION_999);
    List<Outgoing> rejected =
        take(hub.claims(Hub.claim(2, "C2", "A10000011", "ALDER", "HC:99213*100")));
    assertThat(kinds(rejected)).containsExactly("TA1", "999");
    assertThat(Hub.lines(rejected.get(1).bytes(), "IK5*")).containsExactly("IK5*R*5");
    assertThat(box.remit()).isEmpty();
    box.faults().set(Fault.WRONG_NUMBERS);
    List<Outgoing> wrong =
        box.take(hub.claims(Hub.claim(2, "C3", "A10000011", "ALDER", "HC:99213*100")));
    assertThat(Hub.lines(wrong.get(0).bytes(), "TA1*999999998*")).hasSize(1);
    assertThat(Hub.lines(wrong.get(1).bytes(), "AK1*HC*999999998")).hasSize(1);
    assertThat(Hub.lines(wrong.get(2).bytes(), "TRN*2*NOTC3")).hasSize(1);
    byte[] ofOthers = box.remit().get(0).bytes();
    assertThat(Hub.lines(ofOthers, "CLP*").get(0)).startsWith("CLP*NOTC3*1*100*48*32*12*NOTAL");
    assertThat(Hub.lines(ofOthers, "REF*6R*")).containsExactly("REF*6R*NOTC3-1");
    box.faults().set(Fault.UNBALANCED);
    box.take(hub.claims(Hub.claim(2, "C4", "A10000011", "ALDER", "HC:99213*100")));
    assertThat(Hub.screen(box.remit().get(0).bytes()).findings())
        .extracting(one -> one.code())
        .containsExactly("payment-unbalanced");
  }

  @Test
  void whatCannotBeReadIsNotTaken() throws IOException {
    byte[] broken = hub.claims("HL*2*1*22*0~SBR*P*18*******CI~CLM*C1*1~");
    List<Outgoing> answers = box.take(broken);
    assertThat(Hub.lines(answers.get(1).bytes(), "IK5*R")).hasSize(1);
    assertThat(box.remit()).isEmpty();
    assertThat(Hub.screen(broken).outcome()).isEqualTo(Outcome.REJECTED);
  }
}
