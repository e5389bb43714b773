package org.corridor.ordering;

import java.util.List;
import java.util.Map;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.SegmentRows.Part;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Specimen;

/** Specimens as SPM; who collected the only one of an order is in OBR. */
public final class WrittenSpecimen {

  private static final SegmentRows SPM =
      SegmentRows.load(
          WrittenSpecimen.class, "Specimen-SPM.csv", Map.of("numbers", WrittenSpecimen::numbers));
  private static final SegmentRows OBR =
      SegmentRows.load(WrittenSpecimen.class, "Specimen-OBR.csv");
  private static final TypeWriter EIP = TypeWriter.named("EIP");

  private WrittenSpecimen() {}

  public static void add(MessageDraft draft, Specimen specimen) {
    draft.add(SPM, specimen);
  }

  /** What OBR says of a specimen, if there is no doubt of which. */
  public static List<Part> obr(List<Specimen> specimens) {
    return specimens.size() == 1 ? List.of(OBR.of(specimens.get(0))) : List.of();
  }

  private static void numbers(Base value, V2Value to, Source source) {
    if (value instanceof Specimen specimen) {
      specimen.getIdentifier().stream()
          .filter(
              number ->
                  number.getType().getCoding().stream()
                      .map(Coding::getCode)
                      .anyMatch(code -> "PLAC".equals(code) || "FILL".equals(code)))
          .forEach(number -> EIP.write(number, to, source));
    }
  }
}
