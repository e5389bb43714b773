package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers us is used where it can be read, and our acknowledgement says what is wrong. */
@SuppressWarnings("NullAway.Init") // before each test
class WorthTest {

  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;
  private final ExchangeHub.Taking ledger = new ExchangeHub.Taking("835", "837P");

  @BeforeEach
  void open() throws IOException {
    hub = new ExchangeHub(TestDatabase.H2, folder);
    hub.partner("alder", "ALDER", "acknowledgements: {our-ta1: always}");
    hub.consumers.add(ledger);
    exchange = hub.exchange();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  static String remittance(String control, String group) {
    return """
        ISA*00*          *00*          *ZZ*ALDER          *ZZ*LKB001         *260701*0800*^*00501*%s*0*T*:~
        GS*HP*ALDER*LKB001*20260701*0800*%s*X*005010X221A1~
        ST*835*0001~
        BPR*I*80*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260701~
        TRN*1*TR%s*1512345678~
        DTM*405*20260701~
        N1*PR*ALDER HEALTH PLAN~
        N3*1 ALDER WAY~
        N4*DES MOINES*IA*50309~
        PER*BL*TECHNICAL*TE*5155550100~
        N1*PE*LAKESIDE CLINIC*XX*1234567893~
        LX*1~
        CLP*LK1*1*100*80*20*12*9001*11*1~
        CAS*PR*3*20~
        NM1*QC*1*HOLT*JO****MI*A1~
        SE*14*0001~
        GE*1*%s~
        IEA*1*%s~
        """
        .formatted(control, group, control, group, control);
  }

  private Receipt.Received take(String text) throws IOException {
    Receipt receipt = exchange.receiving().take(hub.incoming("in.835", text));
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
    return receipt.interchanges().get(0);
  }

  private String answers(Receipt.Received received) throws IOException {
    StringBuilder all = new StringBuilder();
    for (StoredInterchange answer : received.answers()) {
      all.append(ExchangeHub.text(exchange, answer.id()));
    }
    return all.toString();
  }

  @Test
  void aRemittanceWithoutTechnicalContactIsUsedThoughOur999RejectsIt() throws IOException {
    String text = remittance("000000001", "1");
    Receipt.Received received =
        take(text.replace("PER*BL*TECHNICAL*TE*5155550100~\n", "").replace("SE*14", "SE*13"));
    assertThat(answers(received)).contains("IK3*PER").contains("IK5*R*");
    assertThat(received.interchange().state()).isEqualTo(InterchangeState.ACCEPTED);
    assertThat(ledger.taken).hasSize(1);
    StoredSet set = exchange.store().find(received.interchange().id()).orElseThrow().sets().get(0);
    assertThat(set.state()).isEqualTo(SetState.TAKEN);
    assertThat(set.findings()).contains("PER");
  }

  @Test
  void aRemittanceWithAnotherIea02IsUsedThoughOurTa1RefusesIt() throws IOException {
    String text = remittance("000000002", "2");
    Receipt.Received received = take(text.replace("IEA*1*000000002", "IEA*1*000000009"));
    assertThat(answers(received)).contains("TA1*000000002*260701*0800*R*001~");
    assertThat(received.interchange().state()).isEqualTo(InterchangeState.ACCEPTED);
    assertThat(received.interchange().reason()).startsWith("TA1:001 ");
    assertThat(ledger.taken).hasSize(1);
  }

  @Test
  void aPayerThatCountsGroupsAnewIsRead() throws IOException {
    take(remittance("000000003", "1"));
    Receipt.Received second = take(remittance("000000004", "1"));
    assertThat(answers(second)).contains("AK9*R*1*1*0*19~");
    assertThat(ledger.taken).hasSize(2);
  }

  @Test
  void aRemittanceThatBreaksOffIsUsedAndAnInquiryIsNot() throws IOException {
    String text = remittance("000000005", "5");
    assertThat(take(text.substring(0, text.indexOf("SE*"))).interchange().state())
        .isEqualTo(InterchangeState.ACCEPTED);
    assertThat(ledger.taken).hasSize(1);
    String claims =
        "ISA*00*          *00*          *ZZ*ALDER          *ZZ*LKB001         *260701*0800*^*00501"
            + "*000000006*0*T*:~GS*HC*ALDER*LKB001*20260701*0800*6*X*005010X222A1~"
            + "ST*837*0001*005010X222A1~BHT*0019*00*B1*20260701*0800*CH~CLM*A*10~";
    Receipt.Received broken = take(claims);
    assertThat(broken.interchange().state()).isEqualTo(InterchangeState.REFUSED);
    assertThat(ledger.taken).hasSize(1);
  }

  @Test
  void whatCannotBePostedIsRefusedWithTheFindingThatCostsIt() throws IOException {
    Receipt.Received received =
        take(remittance("000000007", "7").replace("CLP*LK1*1*100", "CLP*LK1*1*"));
    assertThat(received.interchange().state()).isEqualTo(InterchangeState.REFUSED);
    StoredSet set = exchange.store().find(received.interchange().id()).orElseThrow().sets().get(0);
    assertThat(set.reason()).startsWith("IK4:1 ");
    assertThat(ledger.taken).isEmpty();
  }
}
