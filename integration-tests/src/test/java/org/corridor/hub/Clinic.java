package org.corridor.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A clinic that a hub bills for, and what its systems say of invented patients. */
public final class Clinic {

  /** In the repository. */
  static final String ID = "harbor-clinic";

  /** Rose Maple's, of the payer in a box that pays first. */
  public static final String FIRST = insurance(1, "ALDER", "A10000011");

  /** Rose Maple's, of the payer who pays what is left. */
  public static final String SECOND = insurance(2, "BIRCH", "B20000011");

  private static final String ASTER = "1234567893^ASTER^LEON^^^^^^NPI";
  private static final String DAY = day(4);

  private Clinic() {}

  /** Makes the clinic known to a hub. */
  public static void open(HubUnderTest hub) throws IOException, InterruptedException {
    String clinic =
        """
        {"resourceType": "Organization", "id": "%s", "name": "HARBOR CLINIC", "identifier": [
          {"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"},
          {"system": "urn:oid:2.16.840.1.113883.4.4", "value": "370000077"}],
         "address": [{"line": ["100 CLINIC WAY"], "city": "SPRINGFIELD", "state": "IL",
          "postalCode": "627010001"}]}
        """
            .formatted(ID);
    Reply put = hub.as(Role.CLINICIAN).send("PUT", "/fhir/Organization/" + ID, clinic);
    assertThat(put.status()).as(put.toString()).isIn(200, 201);
  }

  private static String day(int ago) {
    return LocalDate.now(ZoneOffset.UTC).minusDays(ago).format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** A message about a visit of Rose Maple. */
  public static String message(String type, String visit, String... segments) {
    return String.join(
            "\r",
            V2.header(type, V2.unique("B")),
            "EVN||" + day(0),
            "PID|1||P%1$s^^^TRN^MR||MAPLE^ROSE^^^^^L||19810214|F|||1 GARDEN ST^^SPRINGFIELD^IL^627020002^USA^H|||||||A%1$s^^^TRN^AN"
                .formatted(visit),
            "PV1|1|O|MAIN^^^CLINIC||||%s|||||||||||O|%s^^^TRN^VN%s%s"
                .formatted(ASTER, visit, "|".repeat(25), DAY),
            String.join("\r", segments))
        + "\r";
  }

  /**
   * A charge, entered two days after it arose.
   *
   * @param code with its coding system, such as {@code 99213^^C4}
   * @param revenue of a hospital's charge, or empty
   */
  public static String charge(String number, String code, int dollars, String revenue) {
    return "FT1|1|%s||%s|%s|CG|%s|||1|%d&USD%s%s"
        .formatted(number, DAY, day(2), code, dollars, "|".repeat(8), reason(revenue));
  }

  private static String reason(String revenue) {
    return "R06.02^^I10C|" + ASTER + "|".repeat(21) + revenue;
  }

  private static String insurance(int order, String payer, String member) {
    String number = "%s^^^PAYERS&https://corridor.example/fhir/x12/payer&URI".formatted(payer);
    return "IN1|%1$d|P%2$s^PLAN|%3$s|%2$s%4$sCI|MAPLE^ROSE|SEL|19810214||||%1$d%5$s%6$s"
        .formatted(order, payer, number, "|".repeat(11), "|".repeat(14), member);
  }
}
