package org.corridor.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.corridor.acknowledgement.Acknowledged.ByApplication;
import org.corridor.acknowledgement.Acknowledged.Defect;
import org.corridor.acknowledgement.Acknowledged.OfBatch;
import org.corridor.acknowledgement.Acknowledged.OfClaim;
import org.corridor.acknowledgement.Acknowledged.OfGroup;
import org.corridor.acknowledgement.Acknowledged.OfInterchange;
import org.corridor.acknowledgement.Acknowledged.OfSet;
import org.junit.jupiter.api.Test;

class AcknowledgementReaderTest {
  private static final String ISA =
      "ISA*00*          *00*          *ZZ*HARBOR         *ZZ*RIVER1         "
          + "*260701*0930*^*00501*000000900*0*T*:~\n";

  private static List<Acknowledged> read(String type, String group, String... segments) {
    return Answers.readIn(
        (ISA
                + "GS*"
                + group
                + "*HARBOR*RIVER1*20260701*0930*9*X*005010X231A1~ST*"
                + type
                + "*0001~"
                + String.join("~", segments)
                + "~SE*9*0001~GE*1*9~IEA*1*000000900~")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static <T extends Acknowledged> List<T> of(Class<T> kind, List<Acknowledged> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void aTa1NamesTheInterchangeThatItIsFor() {
    List<Acknowledged> all =
        Answers.readIn(
            (ISA + "TA1*000000041*260630*0915*R*025~IEA*0*000000900~")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(of(OfInterchange.class, all))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.control()).isEqualTo("000000041");
              assertThat(a.date() + a.time()).isEqualTo("2606300915");
              assertThat(a.in().receiver()).isEqualTo("RIVER1");
              assertThat(a.standing()).isEqualTo(Standing.REJECTED);
              assertThat(a.reasons())
                  .containsExactly(
                      new Reason("025", "control number was used before: a duplicate"));
            });
  }

  @Test
  void a999SaysWhereASetIsWrong() {
    List<Acknowledged> all =
        read(
            "999",
            "FA",
            "AK1*HC*17*005010X222A1",
            "AK2*837*0001*005010X222A1",
            "IK5*A",
            "AK2*837*0002*005010X222A1",
            "IK3*HI*21*2300*I8",
            "CTX*CLM01:C7",
            "IK3*SV1*24*2400*8",
            "CTX*CLM01:C7",
            "IK4*1:2*234*I12*9921",
            "IK5*R*5*I5",
            "AK9*P*2*2*1");

    assertThat(of(OfSet.class, all))
        .extracting(s -> s.group() + "/" + s.control() + " " + s.standing())
        .containsExactly("17/0001 ACCEPTED", "17/0002 REJECTED");
    assertThat(of(OfSet.class, all).get(1).defects())
        .containsExactly(
            new Defect(
                21,
                "HI",
                "2300",
                "",
                "CLM01:C7",
                new Reason("I8", "segment is there less often than the guide wants")),
            new Defect(
                24,
                "SV1",
                "2400",
                "1-2",
                "CLM01:C7",
                new Reason("I12", "not of the form that the guide wants")));
    assertThat(of(OfGroup.class, all))
        .singleElement()
        .satisfies(
            g -> {
              assertThat(g.functionalId() + g.control()).isEqualTo("HC17");
              assertThat(g.standing()).isEqualTo(Standing.PARTLY_ACCEPTED);
              assertThat(g.received() - g.accepted()).isEqualTo(1);
            });
  }

  @Test
  void a997IsReadAsA999Is() {
    List<Acknowledged> all =
        read("997", "FA", "AK1*HC*17", "AK2*837*0002", "AK3*NM1*8**8", "AK4*8*66*7*MI", "AK5*E*5");

    assertThat(of(OfSet.class, all))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.standing()).isEqualTo(Standing.ACCEPTED_WITH_ERRORS);
              assertThat(s.defects())
                  .extracting(d -> d.segment() + d.position() + "-" + d.element())
                  .containsExactly("NM18-8");
            });
  }

  @Test
  void a277NamesEachClaimWithItsNumbers() {
    String claims = ClaimFile.of(ClaimFile.set("0001", ClaimFile.claim(1, "C1", "5"))).toString();
    List<Acknowledged> all =
        Answers.given()
            .deciding(claim -> new ClaimAnswer.Taken("HILL1"))
            .to(claims)
            .read(Outbox.Kind.CLAIM_277CA);

    assertThat(of(OfClaim.class, all))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.batch()).isEqualTo("BATCH0001");
              assertThat(c.claim()).isEqualTo("C1");
              assertThat(c.payerNumber()).isEqualTo("HILL1");
              assertThat(c.clearinghouseNumber()).isEqualTo("CHC1");
              assertThat(c.standing()).isEqualTo(Standing.ACCEPTED);
              assertThat(c.reasons())
                  .containsExactly(
                      new Reason(
                          "A2:20:PR", "taken for adjudication: taken for processing (payer)"));
            });
    assertThat(of(OfBatch.class, all))
        .extracting(b -> b.batch() + " " + b.provider() + " " + b.accepted())
        .containsExactly("BATCH0001  1", "BATCH0001 1234567893 -1");
  }

  @Test
  void aRefusedLineIsNamedByItsControlNumber() {
    String claims = ClaimFile.of(ClaimFile.set("0001", ClaimFile.claim(1, "C1", "5"))).toString();
    List<Acknowledged> all =
        Answers.given()
            .deciding(
                claim ->
                    new ClaimAnswer.Refused(
                        List.of(), Map.of(1, List.of(ClaimStatus.of("A7:454")))))
            .to(claims)
            .read(Outbox.Kind.CLAIM_277CA);

    assertThat(of(OfClaim.class, all).get(0))
        .satisfies(
            c -> {
              assertThat(c.standing()).isEqualTo(Standing.REJECTED);
              assertThat(c.lines())
                  .extracting(
                      l -> l.control() + " " + l.service() + " " + l.reasons().get(0).code())
                  .containsExactly("C1-1 HC:99213 A7:454");
            });
    assertThat(of(OfBatch.class, all).get(0).standing()).isEqualTo(Standing.PARTLY_ACCEPTED);
  }

  @Test
  void anApplicationAnswersASet() {
    List<Acknowledged> all =
        read(
            "824",
            "AG",
            "BGN*11*X*20260701",
            "OTI*TR*TN*NA***20260630*0915*17*0002*837*005010X222A1",
            "TED*024**CLM*21",
            "RED*NA**94**IBP*E054");

    assertThat(of(ByApplication.class, all))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.group() + "/" + a.control()).isEqualTo("17/0002");
              assertThat(a.standing()).isEqualTo(Standing.REJECTED);
              assertThat(a.reasons()).extracting(Reason::code).containsExactly("E054");
            });
  }
}
