package org.corridor.pharmacy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.medication.Amounts;
import org.corridor.notes.Notes;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;

/**
 * A segment that requests a medicine.
 *
 * @param request what it says of the request
 * @param dosage what it says of the dose
 * @param drug what it says of the drug itself
 * @param older the field with the timing before there was TQ1; 0 for none
 */
record RequestForm(SegmentTable request, SegmentTable dosage, DrugForm drug, int older) {

  /** RXO: what was asked for. */
  static final RequestForm ORIGINAL =
      new RequestForm(
          request(
              "RXO", Map.of("dispenseAmount", Amounts.of(11), "pharmacy", Values.house(33, 36))),
          dosage("RXO", Doses.of(2, 3, 4), Doses.rate(21, 22), Doses.perTime(2, 4)),
          new DrugForm("RXO", Strengths.of(18, 19, 25, 26), 1, 5, 18, 19, 25, 26),
          0);

  /** RXE: what the pharmacy made of it. */
  static final RequestForm ENCODED =
      new RequestForm(
          request(
              "RXE", Map.of("dispenseAmount", Amounts.of(10), "pharmacy", Values.house(41, 45))),
          dosage("RXE", Doses.of(3, 4, 5), Doses.rate(23, 24), Doses.perTime(3, 5)),
          new DrugForm("RXE", Strengths.of(25, 26, 33, 34), 2, 6, 25, 26, 33, 34),
          1);

  /** RXG: one dose of it that is to be given. */
  static final RequestForm INSTANCE =
      new RequestForm(
          request("RXG", Map.of("dispenseAmount", Amounts.of(5), "pharmacy", Values.house(28, 0))),
          dosage("RXG", Doses.of(5, 6, 7), Doses.rate(15, 16), Doses.perTime(5, 7)),
          new DrugForm("RXG", Strengths.of(17, 18, 23, 24), 4, 8, 17, 18, 19, 20, 21, 23, 24),
          3);

  /** The tables that say what goes where. */
  static List<RequestForm> all() {
    return List.of(ORIGINAL, ENCODED, INSTANCE);
  }

  private static SegmentTable request(String segment, Map<String, ValueFunction> own) {
    Map<String, ValueFunction> functions = new HashMap<>(own);
    functions.put("annotation", Notes::fromField);
    functions.put("days", Values::days);
    functions.put("substitution", Values::substitution);
    return SegmentTable.load(
        RequestForm.class, segment + "-MedicationRequest.csv", new MedicationRequest(), functions);
  }

  private static SegmentTable dosage(
      String segment, ValueFunction dose, ValueFunction rate, ValueFunction perTime) {
    return SegmentTable.load(
        RequestForm.class,
        segment + "-Dosage.csv",
        new Dosage(),
        Map.of(
            "dose", dose,
            "rate", rate,
            "perTime", perTime,
            "lines", Values::lines,
            "oneDay", Values::oneDay));
  }

  /**
   * What a segment says of the drug itself.
   *
   * @param table the rows
   * @param fields all fields that the rows read: what they hold tells one drug from another
   */
  record DrugForm(SegmentTable table, List<Integer> fields) {

    DrugForm(String segment, ValueFunction strength, Integer... fields) {
      this(
          SegmentTable.load(
              RequestForm.class,
              segment + "-Medication.csv",
              new Medication(),
              Map.of("strength", strength)),
          List.of(fields));
    }
  }
}
