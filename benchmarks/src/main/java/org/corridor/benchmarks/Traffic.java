package org.corridor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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

  private String admission(int patient) {
    String now = now();
    return header("ADT^A01^ADT_A01", "ADMIT", now)
        + "EVN||%s|||4711^Clerk^Carla\r".formatted(now)
        + pid(patient)
        + "NK1|1|Kin^Karin|SPO^Spouse^HL70063|9 Side Street^^Springfield^OH^45501^USA|555-0199\r"
        + "PV1|1|I|4W^%03d^1^EASTHAM|R|||1122334^Hale^Morgan^^^Dr^^^NPI|||MED||||||||"
            .formatted(random.nextInt(400))
        + "|V%s%d%06d^^^EHM^VN|||||||||||||||||||||||||%s\r".formatted(run, connection, sent, now)
        + "AL1|1|DA|7980^Penicillin^RXN|MO|Rash\r"
        + "DG1|1||I10^Essential hypertension^I10|||A\r"
        + "IN1|1|PLAN01|INS77|Invented Mutual||||GRP%04d||||||||Self|SEL\r"
            .formatted(patient % 100);
  }

  private String bloodCount(int patient) {
    String now = now();
    String order = "%s%d%06d".formatted(run, connection, sent);
    return header("ORU^R01^ORU_R01", "LAB", now)
        + pid(patient)
        + "ORC|RE|P%1$s^ADMIT|F%1$s^LAB\r".formatted(order)
        + "OBR|1|P%1$s^ADMIT|F%1$s^LAB|58410-2^CBC panel^LN|||%2$s".formatted(order, now)
        + "||||||||||||||%s||LAB|F\r".formatted("|" + now)
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
    return "OBX|%d|NM|%s||%s|%s|%s|N|||F|||%s\r".formatted(number, code, value, unit, range, time);
  }

  private String number(int from, int spread) {
    return String.format(Locale.ROOT, "%.1f", from + spread * random.nextDouble());
  }

  private String header(String type, String application, String now) {
    return "MSH|^~\\&|%s|EASTHAM|HUB|REGION|%s||%s|%s-%d-%d|P|2.5.1\r"
        .formatted(application, now, type, run, connection, sent);
  }

  private String pid(int patient) {
    return "PID|1||B%d%07d^^^EHM^MR||%s^%s^%s^^^^L||19%02d%02d%02d|%s|||%d Main Road^^Springfield^OH^45501^USA^H||555-%04d|||M\r"
        .formatted(
            connection,
            patient,
            FAMILIES[patient % FAMILIES.length],
            GIVENS[patient / FAMILIES.length % GIVENS.length],
            Integer.toString(patient, 36),
            30 + patient % 70,
            1 + patient % 12,
            1 + patient % 28,
            patient % 2 == 0 ? "F" : "M",
            1 + patient % 999,
            patient % 10000);
  }

  private String now() {
    return TIME.format(start.plusSeconds(sent));
  }
}
