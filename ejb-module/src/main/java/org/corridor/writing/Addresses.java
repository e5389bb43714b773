package org.corridor.writing;

import java.util.List;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.StringType;

/** XAD. */
final class Addresses {

  private static final CodeTable USES = CodeTables.standard().table("AddressType[Use]");
  private static final CodeTable TYPES = CodeTables.standard().table("AddressType[Type]");
  private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/iso21090-";

  /** Street address, other designation, and what later versions have for a third line. */
  private static final int[] LINES = {1, 2, 19};

  private Addresses() {}

  static void write(Base value, V2Value to, Source source) {
    if (value instanceof Address address) {
      lines(address.getLine(), to, source);
      to.set(3, source.say(address.getCityElement()));
      to.set(4, source.say(address.getStateElement()));
      to.set(5, source.say(address.getPostalCodeElement()));
      to.set(6, source.say(address.getCountryElement()));
      to.set(9, source.say(address.getDistrictElement()));
      to.set(10, source.say(address, FHIR + "ADXP-censusTract"));
      if (!to.isEmpty()) {
        kind(address, to, source);
        Times.period(address.getPeriod(), to, 13, source);
      }
    }
  }

  private static void lines(List<StringType> lines, V2Value to, Source source) {
    for (int i = 0; i < Math.min(lines.size(), LINES.length); i++) {
      to.set(LINES[i], source.say(lines.get(i)));
    }
    if (!lines.isEmpty()) {
      to.set(1, 2, source.say(lines.get(0), FHIR + "ADXP-streetName"));
      to.set(1, 3, source.say(lines.get(0), FHIR + "ADXP-houseNumber"));
    }
  }

  /** XAD.7 says use or type: what FHIR has beside the one goes unsaid. */
  private static void kind(Address address, V2Value to, Source source) {
    to.set(7, source.say(address, FHIR + "AD-use"));
    if (!to.has(7)) {
      Concepts.code(USES, address.getUseElement(), to, 7, source);
    }
    if (!to.has(7)) {
      Concepts.code(TYPES, address.getTypeElement(), to, 7, source);
    }
  }
}
