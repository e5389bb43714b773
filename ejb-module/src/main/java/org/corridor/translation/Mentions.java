package org.corridor.translation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.corridor.datatypes.SpokenName;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The small resources that fields of a message refer to: places, people, organizations. Each gets
 * the id that its identifier gives it; one that nothing identifies is a display text only.
 */
final class Mentions {

  private final String namespace;
  private final Map<String, Resource> byReference = new LinkedHashMap<>();

  /**
   * Starts with none.
   *
   * @param namespace the sender's, for what nobody else assigned
   */
  Mentions(String namespace) {
    this.namespace = namespace;
  }

  /** All of them, those first that others refer to. */
  Iterable<Resource> all() {
    return byReference.values();
  }

  /**
   * The reference to {@code resource}, which is kept, together with what was said of it before.
   *
   * @param passage learns what an earlier mention contradicts
   */
  Reference to(Resource resource, Passage passage) {
    passage.mentioned(resource);
    settleWhatItRefersTo(resource, passage);
    String id = idOf(resource);
    if (id.isEmpty()) {
      String display = display(resource);
      if (!saysAll(display == null ? "" : display, resource)) {
        passage.contradicted();
      }
      return new Reference().setDisplay(display);
    }
    resource.setId(id);
    String reference = resource.fhirType() + '/' + id;
    Resource known = byReference.putIfAbsent(reference, resource);
    if (known != null) {
      Joining.join(known, resource, contradiction -> passage.contradicted());
    }
    return new Reference(reference);
  }

  private void settleWhatItRefersTo(Resource resource, Passage passage) {
    if (resource instanceof Location location && location.hasPartOf()) {
      location.setPartOf(settled(location.getPartOf(), passage));
    } else if (resource instanceof PractitionerRole role) {
      role.setPractitioner(settled(role.getPractitioner(), passage));
      role.getLocation().replaceAll(place -> settled(place, passage));
      if (role.hasOrganization()) {
        role.setOrganization(settled(role.getOrganization(), passage));
      }
    }
  }

  private Reference settled(Reference reference, Passage passage) {
    return reference.getResource() instanceof Resource inner ? to(inner, passage) : reference;
  }

  private String idOf(Resource resource) {
    if (resource instanceof PractitionerRole role) {
      String person = String.valueOf(role.getPractitioner().getReference());
      String house = String.valueOf(role.getOrganization().getReference());
      // Not getCodeFirstRep: it would leave an empty code behind.
      String code = role.hasCode() ? role.getCode().get(0).getCodingFirstRep().getCode() : "";
      return role.getPractitioner().hasReference()
          ? Identity.of("PractitionerRole", person, house, code)
          : "";
    }
    Identifier identifier = identifier(resource);
    if (identifier.hasValue()) {
      if (!identifier.hasSystem()) {
        identifier.setSystem(local(resource));
      }
      return Identity.of(resource.fhirType(), identifier);
    }
    return resource instanceof Organization organization && organization.hasName()
        ? Identity.of("Organization", local(organization), organization.getName())
        : "";
  }

  /** The system of names and numbers that only the sender knows. */
  private String local(Resource resource) {
    return namespace + "/" + resource.fhirType().toLowerCase(Locale.ROOT) + "s";
  }

  private static Identifier identifier(Resource resource) {
    List<Identifier> all = List.of();
    if (resource instanceof Practitioner practitioner) {
      all = practitioner.getIdentifier();
    } else if (resource instanceof Location location) {
      all = location.getIdentifier();
    } else if (resource instanceof Organization organization) {
      all = organization.getIdentifier();
    } else if (resource instanceof Device device) {
      all = device.getIdentifier();
    }
    return all.isEmpty() ? new Identifier() : all.get(0);
  }

  /** Codes aside: whether the name of a thing is all that was said of it. */
  private static boolean saysAll(String display, Base element) {
    for (Property child : element.children()) {
      for (Base value : child.getValues()) {
        // A family name may have nothing but extensions.
        boolean text = value instanceof StringType && value.hasPrimitiveValue();
        if ((text && !display.contains(value.primitiveValue())) || !saysAll(display, value)) {
          return false;
        }
      }
    }
    return true;
  }

  private static @Nullable String display(Resource resource) {
    if (resource instanceof PractitionerRole role) {
      return role.getPractitioner().getDisplay();
    }
    if (resource instanceof Practitioner practitioner) {
      return SpokenName.of(practitioner.getNameFirstRep());
    }
    if (resource instanceof Device device) {
      return device.getDeviceNameFirstRep().getName();
    }
    return resource instanceof Location location ? location.getName() : "";
  }
}
