package org.corridor.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** What a resource states, value by value, each with its path. */
public final class Facts {

  /**
   * One value.
   *
   * @param path without the places in lists: {@code Patient.name.given}
   */
  public record Fact(String path, String value) {}

  private final List<Fact> all = new ArrayList<>();

  private Facts() {}

  public static List<Fact> of(Resource resource) {
    Facts facts = new Facts();
    facts.walk(resource, resource.fhirType());
    return facts.all;
  }

  /** Those of {@code some} that {@code others} lack, counting how often each is there. */
  public static List<Fact> lacking(List<Fact> some, List<Fact> others) {
    List<Fact> left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }

  private void walk(Base at, String path) {
    Set<String> repeated = new HashSet<>();
    if (at instanceof CodeableConcept concept) {
      // A text that only repeats what a code means is no fact of its own.
      concept.getCoding().stream().map(Coding::getDisplay).forEach(repeated::add);
    }
    for (Property property : at.children()) {
      String name = property.getName().replace("[x]", "");
      for (Base value : property.getValues()) {
        boolean aside =
            name.equals("id")
                || (name.equals("url") && at instanceof Extension)
                || (name.equals("text") && at instanceof Resource)
                || (at instanceof Meta && !name.equals("security"))
                || (name.equals("text") && repeated.contains(value.primitiveValue()))
                || (name.equals("assigner") && isRepeated((Identifier) at));
        if (!aside) {
          add(value, path + '.' + name);
        }
      }
    }
  }

  /** An authority that has only a name is named by its system. */
  private static boolean isRepeated(Identifier number) {
    return ("urn:corridor:authority:" + number.getAssigner().getDisplay())
        .equals(number.getSystem());
  }

  private void add(Base value, String path) {
    if (value instanceof PrimitiveType<?> primitive && primitive.hasValue()) {
      all.add(new Fact(path, primitive.getValueAsString()));
    }
    if (value instanceof Extension extension) {
      String url = extension.getUrl();
      walk(value, path + '(' + url.substring(url.lastIndexOf('/') + 1) + ')');
    } else {
      walk(value, path);
    }
  }
}
