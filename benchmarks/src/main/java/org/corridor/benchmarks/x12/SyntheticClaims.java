package org.corridor.benchmarks.x12;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.SegmentWriter;
import org.corridor.x12.Separators;

/** Writes professional claims and remittances of invented people; the same seed, the same bytes. */
final class SyntheticClaims {
  private static final int CLAIMS_OF_A_SET = 5000;
  private static final Interchange HEADER =
      new Interchange(
          "000000001",
          "ZZ",
          "LAKE",
          "ZZ",
          "ALDER",
          "260630",
          "0915",
          "00501",
          false,
          "T",
          Separators.USUAL,
          0);

  private final Random random = new Random(20261122);
  private final InterchangeWriter writer;
  private final SegmentWriter out;

  private SyntheticClaims(OutputStream stream) {
    writer = new InterchangeWriter(stream, Separators.USUAL, false);
    out = writer.segments();
  }

  /** An 837P of so many claims, two lines each. */
  static void professional(OutputStream stream, int claims) throws IOException {
    new SyntheticClaims(stream).professional(claims);
  }

  /** An 835 of so many claims, two lines each. */
  static void remittance(OutputStream stream, int claims) throws IOException {
    new SyntheticClaims(stream).remittance(claims);
  }

  private void begin(String id, String version) throws IOException {
    writer
        .begin(HEADER)
        .group(new FunctionalGroup(HEADER, id, "LAKE", "ALDER", "20260630", "0915", "1", version));
  }

  private void professional(int claims) throws IOException {
    begin("HC", "005010X222A1");
    int claim = 0;
    for (int set = 1; claim < claims; set++) {
      writer.set("837", "%04d".formatted(set), "005010X222A1");
      out.segment("BHT").text("0019").text("00").text("B" + set).text("20260630").text("0915");
      out.text("CH");
      out.segment("NM1")
          .text("41")
          .text("2")
          .text("LAKE HOSPITAL")
          .empty(4)
          .text("46")
          .text("LAKE1");
      out.segment("PER").text("IC").text("BILLING").text("TE").text("5555550100");
      out.segment("NM1")
          .text("40")
          .text("2")
          .text("ALDER HEALTH")
          .empty(4)
          .text("46")
          .text("ALDER");
      out.segment("HL").text("1").empty(1).text("20").text("1");
      out.segment("PRV").text("BI").text("PXC").text("207Q00000X");
      out.segment("NM1").text("85").text("2").text("LAKE PHYSICIANS").empty(4).text("XX");
      out.text("1234567893");
      place("1 MAIN STREET");
      out.segment("REF").text("EI").text("123456789");
      for (int i = 0; i < CLAIMS_OF_A_SET && claim < claims; i++) {
        claim(i + 2, ++claim);
      }
      writer.endSet();
    }
    writer.endGroup().end();
  }

  private void place(String street) throws IOException {
    out.segment("N3").text(street);
    out.segment("N4").text("LAKE CITY").text("IL").text("606010001");
  }

  private void claim(int level, int claim) throws IOException {
    long first = 100L + random.nextInt(20_000);
    long second = 100L + random.nextInt(20_000);
    out.segment("HL").number(level).text("1").text("22").text("0");
    out.segment("SBR").text("P").text("18").text("GRP" + random.nextInt(99_999)).empty(5);
    out.text("CI");
    out.segment("NM1").text("IL").text("1").text("DOE" + random.nextInt(9999)).text("JANE");
    out.empty(3).text("MI").text("M" + (100_000_000 + claim));
    place(1 + random.nextInt(999) + " OAK STREET");
    out.segment("DMG").text("D8").text("19" + (30 + random.nextInt(60)) + "0101").text("F");
    out.segment("NM1").text("PR").text("2").text("ALDER HEALTH").empty(4).text("PI").text("ALDER1");
    out.segment("CLM").text("LK" + (100_000_000 + claim)).amount(first + second).empty(2);
    out.composite("11", "B", "1").text("Y").text("A").text("Y").text("Y");
    out.segment("REF").text("D9").number(1_000_000 + claim);
    out.segment("HI").composite("ABK", "J029").composite("ABF", "I10");
    out.segment("NM1").text("82").text("1").text("ROE").text("RICHARD").empty(3).text("XX");
    out.text("1234567893");
    out.segment("PRV").text("PE").text("PXC").text("207Q00000X");
    line(1, "99213", first, claim);
    line(2, "87880", second, claim);
  }

  private void line(int number, String code, long charge, int claim) throws IOException {
    out.segment("LX").number(number);
    out.segment("SV1").composite("HC", code).amount(charge).text("UN").text("1").empty(2);
    out.composite("1");
    out.segment("DTP").text("472").text("D8").text("20260520");
    out.segment("REF").text("6R").text(claim + "L" + number);
  }

  private void remittance(int claims) throws IOException {
    begin("HP", "005010X221A1");
    int claim = 0;
    for (int set = 1; claim < claims; set++) {
      int claimsOfSet = Math.min(CLAIMS_OF_A_SET, claims - claim);
      writer.set("835", "%04d".formatted(set), "");
      out.segment("BPR").text("I").amount(claimsOfSet * 9_000L).text("C").text("CHK").empty(11);
      out.text("20260630");
      out.segment("TRN").text("1").text("T" + set).text("1123456789");
      out.segment("N1").text("PR").text("ALDER HEALTH");
      place("2 PAYER STREET");
      out.segment("PER").text("BL").text("HELP").text("TE").text("5555550100");
      out.segment("N1").text("PE").text("LAKE PHYSICIANS").text("XX").text("1234567893");
      out.segment("LX").text("1");
      for (int i = 0; i < claimsOfSet; i++) {
        paid(++claim);
      }
      writer.endSet();
    }
    writer.endGroup().end();
  }

  private void paid(int claim) throws IOException {
    out.segment("CLP").text("LK" + (100_000_000 + claim)).text("1").amount(12_000).amount(9_000);
    out.amount(2_000).text("12").text("ICN" + claim).text("11");
    out.segment("NM1").text("QC").text("1").text("DOE" + random.nextInt(9999)).text("JANE");
    out.empty(3).text("MI").text("M" + claim);
    out.segment("DTM").text("050").text("20260601");
    service("99213", claim + "L1");
    service("87880", claim + "L2");
  }

  private void service(String code, String line) throws IOException {
    out.segment("SVC").composite("HC", code).amount(6_000).amount(4_500).empty(1).text("1");
    out.segment("DTM").text("472").text("20260520");
    out.segment("CAS").text("CO").text("45").amount(500);
    out.segment("CAS").text("PR").text("2").amount(1_000);
    out.segment("REF").text("6R").text(line);
    out.segment("AMT").text("B6").amount(5_500);
  }
}
