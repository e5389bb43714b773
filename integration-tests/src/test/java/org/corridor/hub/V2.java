package org.corridor.hub;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Small messages of invented patients, each with a control id that no other test uses. */
public final class V2 {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String RUN =
      Long.toString(System.currentTimeMillis() / 1000, 36).toUpperCase(Locale.ROOT);

  private V2() {}

  /** A control id, patient number or order number that nothing else has. */
  public static String unique(String prefix) {
    return prefix + RUN + NUMBER.incrementAndGet();
  }

  /** From here on a thousand numbers of interchanges that no other partner has. */
  public static long uniqueNumbers() {
    return (Clock.systemUTC().millis() / 1000 % 900_000 + NUMBER.incrementAndGet()) * 1000;
  }

  /** A header with message type and control id; more fields may be appended. */
  public static String header(String type, String controlId) {
    return "MSH|^~\\&|TRIAL|NORTH|HUB|REGION|20260110080000+0100||%s|%s|P|2.5.1"
        .formatted(type, controlId);
  }

  /** The identification of a patient of authority TRN. */
  public static String patient(String number) {
    return "PID|1||%s^^^TRN^MR||Trialname^Tessa^^^^^L||19800704|F|||1 Hill Road^^Newtown^OH^45501^USA^H||555-0500"
        .formatted(number);
  }

  /** A registration of a patient. */
  public static String registration(String controlId, String patient) {
    return header("ADT^A28^ADT_A05", controlId)
        + "\rEVN||20260110080000+0100\r"
        + patient(patient)
        + "\r";
  }

  /** A glucose result. */
  public static String glucose(String controlId, String patient, String order, String value) {
    return header("ORU^R01^ORU_R01", controlId)
        + "\r"
        + patient(patient)
        + "\rORC|RE|P%1$s^TRIAL|F%1$s^LAB\rOBR|1|P%1$s^TRIAL|F%1$s^LAB|24323-8^Comprehensive metabolic panel^LN|||20260110070000+0100|||||||||||||||20260110080000+0100||LAB|F\r"
            .formatted(order)
        + "OBX|1|NM|2345-7^Glucose^LN||%s|mg/dL|70-99|N|||F\r".formatted(value);
  }
}
