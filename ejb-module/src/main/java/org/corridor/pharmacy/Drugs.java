package org.corridor.pharmacy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.corridor.hl7v2.V2Segment;
import org.corridor.pharmacy.PharmacyGroups.Treatment;
import org.corridor.pharmacy.RequestForm.DrugForm;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which drug: a code where that is all there is to say, else a medication with form, strength,
 * components and lot. Such a medication is what it consists of, so that its content identifies it.
 */
final class Drugs {

  private static final SegmentTable RXC =
      SegmentTable.load(
          Drugs.class,
          "RXC-Ingredient.csv",
          new MedicationIngredientComponent(),
          Map.of(
              "amount", Strengths.amount(3, 4),
              "amountBeside", Doses.rate(3, 4),
              "strength", Strengths.of(5, 6, 8, 9)));

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final int COMPONENT_FIELDS = 9;

  private Drugs() {}

  static SegmentTable table() {
    return RXC;
  }

  /**
   * The drug of a treatment.
   *
   * @param code what the table of the treatment read as its code; null when nothing
   */
  static Type of(DrugForm form, Treatment treatment, @Nullable Type code, OneOrder order) {
    CodeableConcept named = code instanceof CodeableConcept known ? known : unknown();
    Medication drug = new Medication();
    form.table().fill(drug, treatment.rx(), order.passage());
    drug.getIngredient().forEach(strength -> strength.setItem(named.copy()));
    treatment.components().forEach(rxc -> component(drug, rxc, order.passage()));
    boolean more =
        drug.hasForm() || drug.hasIngredient() || drug.hasBatch() || drug.hasManufacturer();
    return more ? reference(drug.setCode(named), key(form, treatment), order) : named;
  }

  static CodeableConcept unknown() {
    CodeableConcept concept = new CodeableConcept();
    concept.addExtension(new Extension(ABSENT, new CodeType("unknown")));
    return concept;
  }

  private static void component(Medication drug, V2Segment rxc, Passage passage) {
    MedicationIngredientComponent ingredient = new MedicationIngredientComponent();
    RXC.fill(ingredient, rxc, passage);
    if (!ingredient.isEmpty()) {
      if (!ingredient.hasItem()) {
        ingredient.setItem(unknown());
      }
      drug.addIngredient(ingredient);
    }
  }

  private static Reference reference(Medication drug, String key, OneOrder order) {
    drug.setId(Identity.of("Medication", order.passage().context().sender().namespace(), key));
    if (order.taken().add(drug.getId())) {
      order.passage().draft(drug, Weight.MENTION, Set.of());
    } else {
      drug.getIngredient().forEach(order.passage()::dropped);
    }
    return Identity.reference(drug);
  }

  private static String key(DrugForm form, Treatment treatment) {
    String own = raw(treatment.rx(), form.fields());
    List<Integer> fields = IntStream.rangeClosed(1, COMPONENT_FIELDS).boxed().toList();
    return treatment.components().stream()
        .map(rxc -> raw(rxc, fields))
        .collect(Collectors.joining("+", treatment.rx().name() + '|' + own + '+', ""));
  }

  private static String raw(V2Segment segment, List<Integer> fields) {
    return fields.stream()
        .map(field -> segment.field(field).first().raw())
        .collect(Collectors.joining("|"));
  }
}
