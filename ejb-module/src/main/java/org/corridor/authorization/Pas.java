package org.corridor.authorization;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;

/** What Da Vinci PAS adds to Claim and ClaimResponse, and its names of X12's codes. */
final class Pas {
  private static final String EXTENSION =
      "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-";

  /** UM01 of an item. */
  static final String REQUEST_TYPE = EXTENSION + "serviceItemRequestType";

  /** UM02 of an item. */
  static final String CERTIFICATION_TYPE = EXTENSION + "certificationType";

  /** UM06. */
  static final String LEVEL_OF_SERVICE = EXTENSION + "levelOfServiceCode";

  /** The order that an item is about. */
  static final String REQUESTED_SERVICE = EXTENSION + "requestedService";

  /** TRN02 of a service. */
  static final String ITEM_TRACE = EXTENSION + "itemTraceNumber";

  /** HCR. */
  static final String REVIEW_ACTION = EXTENSION + "reviewAction";

  /** HCR01. */
  static final String REVIEW_ACTION_CODE = EXTENSION + "reviewActionCode";

  /** HCR02 within {@link #REVIEW_ACTION}. */
  static final String NUMBER = "number";

  /** HCR03 within {@link #REVIEW_ACTION}. */
  static final String REASON = "reasonCode";

  /** REF*BB of an item. */
  static final String ITEM_NUMBER = EXTENSION + "authorizationNumber";

  /** REF*NT. */
  static final String ADMINISTRATION_NUMBER = EXTENSION + "administrationReferenceNumber";

  /** From when until when a service is certified. */
  static final String ITEM_PERIOD = EXTENSION + "itemPreAuthPeriod";

  /** AAA04. */
  static final String FOLLOW_UP = EXTENSION + "errorFollowupAction";

  /** Where AAA stands. */
  static final String ERROR_ELEMENT = EXTENSION + "errorElement";

  private Pas() {}

  /** The system of an element's codes. */
  static String codes(String element) {
    return "https://codesystem.x12.org/005010/" + element;
  }

  static CodeableConcept concept(String element, String code) {
    return new CodeableConcept(new Coding(codes(element), code, null));
  }

  /** The code that one of some extensions says, or empty. */
  static String code(List<Extension> extensions, String url) {
    return extensions.stream()
        .filter(e -> url.equals(e.getUrl()))
        .map(Extension::getValue)
        .filter(CodeableConcept.class::isInstance)
        .map(value -> ((CodeableConcept) value).getCodingFirstRep().getCode())
        .filter(code -> code != null)
        .findFirst()
        .orElse("");
  }
}
