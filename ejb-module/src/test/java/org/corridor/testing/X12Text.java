package org.corridor.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes interchanges as text; every person and number in them is invented. */
public final class X12Text {

  private X12Text() {}

  /** The header of an interchange, 106 characters with its terminator. */
  public static String isa(String control) {
    return "ISA*00*          *00*          *ZZ*LAKE           *ZZ*ALDER          *260630*0915*^*00501*"
        + control
        + "*0*T*:~";
  }

  /** Groups between the header and trailer that belong around them. */
  public static String interchange(String control, String... groups) {
    return isa(control) + String.join("", groups) + "IEA*%d*%s~".formatted(groups.length, control);
  }

  /** Sets between GS and GE. */
  public static String group(String id, String control, String version, String... sets) {
    return "GS*%s*LAKE*ALDER*20260630*0915*%s*X*%s~".formatted(id, control, version)
        + String.join("", sets)
        + "GE*%d*%s~".formatted(sets.length, control);
  }

  /** Segments between ST and the SE that counts them. */
  public static String set(String type, String control, String convention, String... segments) {
    List<String> all =
        new ArrayList<>(List.of(("ST*%s*%s*" + convention).formatted(type, control)));
    all.addAll(Arrays.asList(segments));
    all.add("SE*%d*%s".formatted(all.size() + 1, control));
    return String.join("~", all) + "~";
  }

  /** An interchange with one set. */
  public static String alone(String id, String type, String convention, String... segments) {
    return interchange(
        "000000001", group(id, "1", convention, set(type, "0001", convention, segments)));
  }

  /** The segments of a professional claim between ST and SE, without a defect. */
  public static List<String> claim() {
    return new ArrayList<>(
        List.of(
            "BHT*0019*00*B1*20260630*0915*CH",
            "NM1*41*2*LAKE HOSPITAL*****46*LAKE1",
            "PER*IC*BILLING*TE*5555550100",
            "NM1*40*2*ALDER HEALTH*****46*ALDER",
            "HL*1**20*1",
            "NM1*85*2*LAKE PHYSICIANS*****XX*1234567893",
            "N3*1 MAIN STREET",
            "N4*LAKE CITY*IL*606010001",
            "REF*EI*123456789",
            "HL*2*1*22*0",
            "SBR*P*18*GRP1******CI",
            "NM1*IL*1*DOE*JANE****MI*M0001",
            "N3*5 OAK STREET",
            "N4*LAKE CITY*IL*60601",
            "DMG*D8*19800101*F",
            "NM1*PR*2*ALDER HEALTH*****PI*ALDER1",
            "CLM*A1*25.5***11:B:1*Y*A*Y*Y",
            "HI*ABK:J029",
            "LX*1",
            "SV1*HC:99213*25.5*UN*1***1",
            "DTP*472*D8*20260620"));
  }

  /** A professional claim in its envelopes. */
  public static String professional(List<String> segments) {
    return alone("HC", "837", "005010X222A1", segments.toArray(String[]::new));
  }

  /** As bytes, one for each character. */
  public static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }

  /** The same, but never more than some bytes at a time. */
  public static InputStream stream(String text, int atMost) {
    InputStream all = stream(text);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return all.read();
      }

      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        return all.read(into, at, Math.min(length, atMost));
      }
    };
  }
}
