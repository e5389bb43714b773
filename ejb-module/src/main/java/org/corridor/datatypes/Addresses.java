package org.corridor.datatypes;

import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressType;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** XAD, AD, SAD: guide, XAD[Address] and SAD[Address]. */
final class Addresses {

  private static final CodeTable USES = CodeTables.standard().table("AddressType[Use]");
  private static final CodeTable TYPES = CodeTables.standard().table("AddressType[Type]");

  private Addresses() {}

  /**
   * XAD.
   *
   * @param street the sub-components of XAD.1
   * @param county those of XAD.9
   * @param validity those of XAD.12
   */
  static @Nullable Address xad(
      Parts xad, Parts street, Parts county, Parts validity, MappingContext context) {
    Address address = new Address();
    street(address, street);
    line(address, xad.get(2));
    line(address, xad.get(19));
    places(address, xad, county);
    if (address.isEmpty()) {
      return null;
    }
    use(address, xad.get(7), context);
    return address.setPeriod(period(xad, validity, context));
  }

  /** SAD by itself. */
  static @Nullable Address sad(Parts sad) {
    Address address = new Address();
    street(address, sad);
    return address.isEmpty() ? null : address;
  }

  /**
   * SAD: the street address, or what it is made of where that is all there is. Beside the street
   * address its parts would say the same a second time, so that they annotate it.
   */
  static void street(Address address, Parts sad) {
    if (!sad.has(1)) {
      line(address, (sad.get(3) + " " + sad.get(2)).strip());
      return;
    }
    StringType line = address.addLineElement();
    line.setValue(sad.get(1));
    if (sad.has(2)) {
      line.addExtension(Extensions.string("iso21090-ADXP-streetName", sad.get(2)));
    }
    if (sad.has(3)) {
      line.addExtension(Extensions.string("iso21090-ADXP-houseNumber", sad.get(3)));
    }
  }

  private static void places(Address address, Parts xad, Parts county) {
    if (xad.has(3)) {
      address.setCity(xad.get(3));
    }
    if (xad.has(4)) {
      address.setState(xad.get(4));
    }
    if (xad.has(5)) {
      address.setPostalCode(xad.get(5));
    }
    if (xad.has(6)) {
      address.setCountry(xad.get(6));
    }
    if (xad.has(9)) {
      address.setDistrict(Concepts.text(county));
    }
    if (xad.has(10)) {
      address.addExtension(Extensions.string("iso21090-ADXP-censusTract", xad.get(10)));
    }
  }

  private static void use(Address address, String code, MappingContext context) {
    if (code.equals("HV")) {
      address.addExtension(Extensions.code("iso21090-AD-use", "HV"));
      return;
    }
    String use = Coded.code(USES, code, 7, context);
    if (use != null) {
      address.setUse(AddressUse.fromCode(use));
    }
    TYPES.code(code).ifPresent(type -> address.setType(AddressType.fromCode(type)));
  }

  private static @Nullable Period period(Parts xad, Parts validity, MappingContext context) {
    return xad.has(13) || xad.has(14)
        ? Times.period(xad.get(13), xad.get(14), context)
        : Times.period(validity.get(1), validity.get(2), context);
  }

  private static void line(Address address, String text) {
    if (!text.isEmpty()) {
      address.addLine(text);
    }
  }
}
