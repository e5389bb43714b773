package org.corridor.admission;

/** ADT messages about one invented patient, at an hour of one day. */
final class Adt {

  private Adt() {}

  static String[] event(String trigger, String hour, String... segments) {
    String time = "20250611" + hour + "0000-0500";
    String[] all = new String[segments.length + 2];
    all[0] =
        "MSH|^~\\&|APP|FAC|HUB|R|" + time + "||ADT^" + trigger + "|" + trigger + hour + "|P|2.5.1";
    all[1] = "EVN||" + time;
    System.arraycopy(segments, 0, all, 2, segments.length);
    return all;
  }

  static String pid(String number) {
    return "PID|1||" + number + "^^^FAC^MR||Doe^Jo^^^^^L||19490211|F";
  }

  /** PV1 of visit V1: {@code tail} is PV1-36 to PV1-45. */
  static String pv1(String patientClass, String place, String tail) {
    return "PV1|1|"
        + patientClass
        + "|"
        + place
        + "||||7^Hale^Kim^^^^^^FAC||||||||||||V1^^^FAC^VN"
        + "|".repeat(17)
        + tail;
  }

  static String pv1(String patientClass, String place) {
    return pv1(patientClass, place, "");
  }

  static String left(String disposition, String hour) {
    return disposition + "||||||||20250611070000-0500|20250611" + hour + "0000-0500";
  }
}
