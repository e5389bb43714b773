package org.corridor.reconciliation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Patient.LinkType;

/**
 * The one record of a patient who has several numbers, or of a visit or account that got another
 * one. In the place of the others lies a record without content that refers to it, so that two
 * messages that make the same patient at the same time, each by another number, meet in the store:
 * only one of them can write there first.
 */
final class MainRecords {

  private final Worksheet worksheet;
  private final List<Finding> findings;

  MainRecords(Worksheet worksheet, List<Finding> findings) {
    this.worksheet = worksheet;
    this.findings = findings;
  }

  /** Lets all numbers lead to one record; returns which records stand for others, and for which. */
  Map<String, String> of(Said said, Set<String> reads) {
    said.merges().stream()
        .filter(RecordMerge::mayRenumber)
        .filter(merge -> !Strangers.of(said, worksheet).are(merge))
        .forEach(this::renumber);
    Set<String> merged =
        said.merges().stream().map(RecordMerge::priorReference).collect(Collectors.toSet());
    said.numbers().forEach(patient -> unite(patient, merged));
    Map<String, String> mains = new LinkedHashMap<>();
    said.others().stream().filter(OtherNumber::isReport).forEach(report -> keep(report, mains));
    for (String reference : reads) {
      if (Succession.concerns(reference)) {
        String main = Survivors.follow(reference, LinkType.REFER, worksheet);
        if (!main.equals(reference)) {
          mains.put(reference, main);
        }
      }
    }
    return mains;
  }

  private void keep(OtherNumber report, Map<String, String> mains) {
    if (worksheet.read(report.reference()).isEmpty()) {
      report
          .other()
          .filter(other -> worksheet.read(other).isPresent())
          .ifPresent(other -> mains.put(report.reference(), other));
    }
  }

  /** A number under which nothing is known yet leads to the record that has it now. */
  private void renumber(RecordMerge merge) {
    if (worksheet.read(merge.survivor()).isEmpty()
        && worksheet.read(merge.priorReference()).isPresent()) {
      refer(merge.survivor(), end(merge.priorReference()));
    }
  }

  private void unite(SeveralNumbers patient, Set<String> merged) {
    List<String> records =
        Stream.concat(Stream.of(patient.patient()), patient.others().stream())
            .filter(record -> !merged.contains(record))
            .toList();
    String main =
        records.stream()
            .filter(record -> worksheet.read(record).isPresent())
            .findFirst()
            .map(this::end)
            .orElse(patient.patient());
    for (String record : records) {
      if (worksheet.read(record).isEmpty()) {
        refer(record, main);
      } else if (!end(record).equals(main)) {
        findings.add(
            Finding.warning(
                "PID-3",
                "numbers-of-two-patients",
                "These numbers have a record each; they stay two patients until they are"
                    + " merged."));
      }
    }
  }

  private String end(String record) {
    return Survivors.survivor(Survivors.follow(record, LinkType.REFER, worksheet), worksheet);
  }

  private void refer(String record, String main) {
    if (!record.equals(main)) {
      worksheet.create(record, Succession.standIn(record, main));
    }
  }
}
