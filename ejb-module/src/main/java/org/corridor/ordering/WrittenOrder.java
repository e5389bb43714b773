package org.corridor.ordering;

import java.util.Map;
import java.util.Optional;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.SegmentRows.Part;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What an order says in ORC and OBR, whoever writes them. */
public final class WrittenOrder {

  private static final Map<String, TypeWriter> FUNCTIONS =
      Map.of(
          "facility", WrittenOrder::facility,
          "facilityAddress", WrittenOrder::facilityAddress,
          "facilityTelecom", WrittenOrder::facilityTelecom,
          "ordererAddress", WrittenOrder::ordererAddress);
  private static final SegmentRows ORC =
      SegmentRows.load(WrittenOrder.class, "ServiceRequest-ORC.csv", FUNCTIONS);
  private static final SegmentRows OBR =
      SegmentRows.load(WrittenOrder.class, "ServiceRequest-OBR.csv");
  private static final TypeWriter XON = TypeWriter.named("XON");
  private static final TypeWriter XAD = TypeWriter.named("XAD");
  private static final TypeWriter XTN = TypeWriter.named("XTN");

  private WrittenOrder() {}

  /** Whether somebody numbered {@code order} itself, and not only the group that it is of. */
  public static boolean isNumbered(ServiceRequest order) {
    return order.getIdentifier().stream()
        .filter(Identifier::hasValue)
        .anyMatch(
            number ->
                number.getType().getCoding().stream()
                    .map(Coding::getCode)
                    .noneMatch("FGN"::equals));
  }

  /** What tables call by name to tell the house of who is referred to, and addresses. */
  public static Map<String, TypeWriter> functions() {
    return FUNCTIONS;
  }

  /** ORC without its order control. */
  public static Part orc(ServiceRequest order) {
    return ORC.of(order);
  }

  public static Part obr(ServiceRequest order) {
    return OBR.of(order);
  }

  private static void facility(Base value, V2Value to, Source source) {
    if (value instanceof Reference orderer) {
      XON.write(of(orderer, source), to, source);
    }
  }

  private static void facilityAddress(Base value, V2Value to, Source source) {
    address(house(value, source).map(Organization::getAddressFirstRep), to, source);
  }

  private static void facilityTelecom(Base value, V2Value to, Source source) {
    Optional<ContactPoint> number = house(value, source).map(Organization::getTelecomFirstRep);
    number.filter(known -> !known.isEmpty()).ifPresent(known -> XTN.write(known, to, source));
  }

  private static void ordererAddress(Base value, V2Value to, Source source) {
    if (value instanceof Reference orderer) {
      Reference person =
          source
              .resolve(orderer, PractitionerRole.class)
              .map(PractitionerRole::getPractitioner)
              .orElse(orderer);
      address(
          source.resolve(person, Practitioner.class).map(Practitioner::getAddressFirstRep),
          to,
          source);
    }
  }

  private static void address(Optional<Address> address, V2Value to, Source source) {
    address.filter(known -> !known.isEmpty()).ifPresent(known -> XAD.write(known, to, source));
  }

  private static Optional<Organization> house(Base value, Source source) {
    return value instanceof Reference orderer
        ? source.resolve(of(orderer, source), Organization.class)
        : Optional.empty();
  }

  /** The house that an orderer acts for; a house may be the orderer itself. */
  private static Reference of(Reference orderer, Source source) {
    return source
        .resolve(orderer, PractitionerRole.class)
        .map(PractitionerRole::getOrganization)
        .orElse(orderer);
  }
}
