package org.corridor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Messages of invented patients, each with a control id, visit or order number of its own. One
 * connection owns one traffic: its patients belong to nobody else, and its messages' times rise.
 */
final class Traffic {

  /** What is sent. */
  enum Kind {
    /** ADT^A01: admissions of patients with next of kin, allergy, diagnosis and insurance. */
    ADMISSIONS,
    /** ORU^R01: complete blood counts with eight results. */
    BLOOD_COUNTS,
    /** One admission to three blood counts. */
    MIXED
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final String[] FAMILIES = {
    "Ashdown", "Birkett", "Corliss", "Dunmore", "Everard", "Fenwick", "Garrick", "Hartnoll"
  };
  private static final String[] GIVENS = {
    "Ada", "Bram", "Cleo", "Dirk", "Elsa", "Finn", "Greta", "Hugo"
  };

  private final Kind kind;
  private final String run;
  private final int connection;
  private final int patients;
  private final SplittableRandom random;
  private final LocalDateTime start;
  private int sent;

  /**
   * @param kind what is sent
   * @param run distinguishes this run's control ids and order numbers from those of others
   * @param connection the number of the connection that owns this traffic
   * @param patients how many different patients this connection sends
   * @param start the time in the first message
   */
  Traffic(Kind kind, String run, int connection, int patients, LocalDateTime start) {
    this.kind = kind;
    this.run = run;
    this.connection = connection;
    this.patients = patients;
    this.start = start;
    this.random = new SplittableRandom(31L * run.hashCode() + connection);
  }

  /** The next message, without its frame. */
  byte[] next() {
    sent++;
    int patient = random.nextInt(patients);
    boolean admission = kind == Kind.ADMISSIONS || (kind == Kind.MIXED && random.nextInt(4) == 0);
    return (admission ? admission(patient) : bloodCount(patient)).getBytes(UTF_8);
  }

  // Put together, not formatted: the sender shares the processors with the hub that it measures.
  private String admission(int patient) {
    String now = now();
    return header("ADT^A01^ADT_A01", "ADMIT", now)
        + ("EVN||" + now + "|||4711^Clerk^Carla\r")
        + pid(patient)
        + "NK1|1|Kin^Karin|SPO^Spouse^HL70063|9 Side Street^^Springfield^OH^45501^USA|555-0199\r"
        + ("PV1|1|I|4W^" + padded(random.nextInt(400), 3) + "^1^EASTHAM|R|||")
        + "1122334^Hale^Morgan^^^Dr^^^NPI|||MED|||||||||V"
        + (order() + "^^^EHM^VN|||||||||||||||||||||||||" + now + "\r")
        + "AL1|1|DA|7980^Penicillin^RXN|MO|Rash\r"
        + "DG1|1||I10^Essential hypertension^I10|||A\r"
        + ("IN1|1|PLAN01|INS77|Invented Mutual||||GRP" + padded(patient % 100, 4))
        + "||||||||Self|SEL\r";
  }

  private String bloodCount(int patient) {
    String now = now();
    String orders = "P" + order() + "^ADMIT|F" + order() + "^LAB";
    return header("ORU^R01^ORU_R01", "LAB", now)
        + pid(patient)
        + ("ORC|RE|" + orders + "\r")
        + ("OBR|1|" + orders + "|58410-2^CBC panel^LN|||" + now)
        + ("|||||||||||||||" + now + "||LAB|F\r")
        + result(1, "6690-2^Leukocytes^LN", number(4, 7), "10*3/uL", "4.0-11.0", now)
        + result(2, "789-8^Erythrocytes^LN", number(4, 2), "10*6/uL", "4.1-5.9", now)
        + result(3, "718-7^Hemoglobin^LN", number(12, 5), "g/dL", "12.0-17.5", now)
        + result(4, "4544-3^Hematocrit^LN", number(36, 14), "%", "36-50", now)
        + result(5, "787-2^MCV^LN", number(80, 20), "fL", "80-100", now)
        + result(6, "785-6^MCH^LN", number(27, 6), "pg", "27-33", now)
        + result(7, "786-4^MCHC^LN", number(32, 4), "g/dL", "32-36", now)
        + result(8, "777-3^Platelets^LN", number(150, 250), "10*3/uL", "150-400", now);
  }

  private static String result(
      int number, String code, String value, String unit, String range, String time) {
    return "OBX|"
        + number
        + "|NM|"
        + code
        + "||"
        + value
        + "|"
        + unit
        + "|"
        + range
        + "|N|||F|||"
        + (time + "\r");
  }

  private String number(int from, int spread) {
    int tenths = (int) Math.round(10 * (from + spread * random.nextDouble()));
    return tenths / 10 + "." + tenths % 10;
  }

  private String header(String type, String application, String now) {
    return "MSH|^~\\&|"
        + application
        + "|EASTHAM|HUB|REGION|"
        + now
        + "||"
        + type
        + "|"
        + (run + "-" + connection + "-" + sent + "|P|2.5.1\r");
  }

  private String pid(int patient) {
    return "PID|1||B"
        + connection
        + padded(patient, 7)
        + "^^^EHM^MR||"
        + (FAMILIES[patient % FAMILIES.length] + "^")
        + (GIVENS[patient / FAMILIES.length % GIVENS.length] + "^")
        + (Integer.toString(patient, 36) + "^^^^L||19" + (30 + patient % 70))
        + (padded(1 + patient % 12, 2) + padded(1 + patient % 28, 2))
        + ((patient % 2 == 0 ? "|F" : "|M") + "|||" + (1 + patient % 999))
        + (" Main Road^^Springfield^OH^45501^USA^H||555-" + padded(patient % 10000, 4))
        + "|||M\r";
  }

  /** Distinguishes this message's visit or order from all others. */
  private String order() {
    return run + connection + padded(sent, 6);
  }

  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  private String now() {
    return TIME.format(start.plusSeconds(sent));
  }
}
