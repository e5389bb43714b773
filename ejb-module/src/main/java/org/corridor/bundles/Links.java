package org.corridor.bundles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.bundles.Placing.Placed;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/** Leads what refers to entries of a bundle to where they lie. */
final class Links {

  private final Map<String, String> places = new HashMap<>();

  /**
   * @param mains records that stand for others, {@code Patient/…} by {@code Patient/…}
   */
  Links(List<Placed> entries, Map<String, String> mains) {
    for (Placed entry : entries) {
      String place = mains.getOrDefault(entry.reference(), entry.reference());
      if (!entry.fullUrl().isEmpty()) {
        places.put(entry.fullUrl(), place);
        IdType url = new IdType(entry.fullUrl());
        if (url.hasResourceType() && url.hasIdPart()) {
          places.put(url.toUnqualifiedVersionless().getValue(), place);
        }
      }
      Resource resource = entry.resource();
      if (resource.hasIdElement()) {
        places.put(resource.fhirType() + "/" + resource.getIdPart(), place);
      }
    }
    // Whoever says where it lies means that, whatever another entry is called.
    entries.stream()
        .filter(Placed::replaces)
        .forEach(entry -> places.put(entry.reference(), entry.reference()));
    places.putAll(mains);
  }

  /** Changes {@code resource}. */
  void lead(Base resource) {
    for (Property property : resource.children()) {
      for (Base value : property.getValues()) {
        if (value instanceof Reference reference && reference.hasReference()) {
          lead(reference);
        } else if (value instanceof UriType uri && uri.hasValue()) {
          Optional.ofNullable(places.get(uri.getValue())).ifPresent(uri::setValue);
        }
        if (!value.isPrimitive()) {
          lead(value);
        }
      }
    }
  }

  private void lead(Reference reference) {
    String text = reference.getReference();
    if (!text.startsWith("#")) {
      // The parser ties entries together; what is tied would be stored within.
      reference.setResource(null);
      reference.setReference(place(text).orElse(text));
    }
  }

  private Optional<String> place(String reference) {
    return Optional.ofNullable(places.get(reference))
        .or(
            () -> {
              IdType id = new IdType(reference);
              return id.hasVersionIdPart() && id.hasResourceType()
                  ? Optional.ofNullable(places.get(id.toVersionless().getValue()))
                  : Optional.empty();
            });
  }
}
