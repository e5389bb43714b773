package org.corridor.writing;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources that messages are made of, and what of them the messages say. For one bundle and
 * one thread.
 */
public final class Source {

  private static final int MOST_FINDINGS = 500;

  /** What tells of a message, not of what is in it. */
  private static final Set<String> AROUND = Set.of("Provenance", "MessageHeader", "Bundle");

  private final Bundle bundle;
  private final Instant arrived;
  private final List<Resource> resources;
  private final Map<String, Resource> byReference = new HashMap<>();
  private Set<Base> said = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Resource> told = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param arrived when the bundle came, for messages whose resources do not tell a time
   */
  public Source(Bundle bundle, Instant arrived) {
    this.bundle = bundle;
    this.arrived = arrived;
    this.resources =
        bundle.getEntry().stream()
            .filter(BundleEntryComponent::hasResource)
            .map(BundleEntryComponent::getResource)
            .toList();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.hasResource()) {
        byReference.put(entry.getFullUrl(), entry.getResource());
        byReference.put(reference(entry.getResource()), entry.getResource());
      }
    }
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + '/' + resource.getIdPart();
  }

  /** All resources of a type, in the bundle's order. */
  public <T extends Resource> List<T> all(Class<T> type) {
    return resources.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Resource> all() {
    return resources;
  }

  /** How {@code resource} is to be stored, when the bundle is a transaction. */
  public Optional<Bundle.HTTPVerb> method(Resource resource) {
    return bundle.getEntry().stream()
        .filter(entry -> entry.getResource() == resource && entry.getRequest().hasMethod())
        .map(entry -> entry.getRequest().getMethod())
        .findFirst();
  }

  /** Whether {@code resource} was not there before: its first version, or one to be created. */
  public boolean isNew(Resource resource) {
    return resource.getMeta().hasVersionId()
        ? resource.getMeta().getVersionId().equals("1")
        : method(resource).filter(Bundle.HTTPVerb.POST::equals).isPresent();
  }

  /** The resource that {@code reference} leads to; empty when the bundle does not hold it. */
  public Optional<Resource> resolve(Reference reference) {
    if (reference.getResource() instanceof Resource contained) {
      return Optional.of(contained);
    }
    String url = String.valueOf(reference.getReference());
    int version = url.indexOf("/_history/");
    return Optional.ofNullable(byReference.get(version < 0 ? url : url.substring(0, version)));
  }

  /** The resource of {@code type} that {@code reference} leads to. */
  public <T extends Resource> Optional<T> resolve(Reference reference, Class<T> type) {
    return resolve(reference).filter(type::isInstance).map(type::cast);
  }

  /** The text of {@code value}, which the message says; empty when there is none. */
  public String say(PrimitiveType<?> value) {
    said.add(value);
    return value.hasValue() ? value.getValueAsString() : "";
  }

  /** As {@link #say(PrimitiveType)}, in the form that HL7 v2 has for times. */
  public String sayTime(BaseDateTimeType time) {
    return Times.say(time, this);
  }

  /** The text of the extension of {@code element} with {@code url}; empty when there is none. */
  public String say(Element element, String url) {
    return element.getExtension().stream()
        .filter(extension -> url.equals(extension.getUrl()))
        .map(Extension::getValue)
        .filter(PrimitiveType.class::isInstance)
        .findFirst()
        .map(value -> say((PrimitiveType<?>) value))
        .orElse("");
  }

  /** The message says all of {@code element}. */
  public void sayAll(Base element) {
    said.add(element);
    element.children().forEach(property -> property.getValues().forEach(this::sayAll));
  }

  /** Lets {@code writing} say what it says only when it is true in the end. */
  void sayIf(BooleanSupplier writing) {
    Set<Base> before = said;
    said = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean counts = writing.getAsBoolean();
    if (counts) {
      before.addAll(said);
    }
    said = before;
  }

  /** The message is about {@code resource}: what it does not say of it is a finding. */
  public void tell(Resource resource) {
    told.add(resource);
  }

  public void note(Finding finding) {
    findings.add(finding);
  }

  /**
   * When what {@code resource} says became so: its last update, else the bundle's, else what
   * Provenance tells, else when it came.
   */
  public InstantType time(Resource resource) {
    return Optional.of(resource.getMeta().getLastUpdatedElement())
        .filter(PrimitiveType::hasValue)
        .or(() -> Optional.of(bundle.getTimestampElement()).filter(PrimitiveType::hasValue))
        .or(
            () ->
                all(Provenance.class).stream()
                    .map(Provenance::getRecordedElement)
                    .filter(PrimitiveType::hasValue)
                    .reduce((one, other) -> one.after(other.getValue()) ? one : other))
        .orElseGet(this::arrival);
  }

  /** When the last of {@code resources} became so; there is at least one. */
  public InstantType time(List<? extends Resource> resources) {
    return resources.stream()
        .map(this::time)
        .reduce((one, other) -> one.after(other.getValue()) ? one : other)
        .orElseThrow();
  }

  private InstantType arrival() {
    return new InstantType(
        Date.from(arrived), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone("UTC"));
  }

  /** What was noticed, with what no message says, by its element. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(findings);
    Set<String> unsaid = new LinkedHashSet<>();
    told.stream()
        .sorted((one, other) -> reference(one).compareTo(reference(other)))
        .forEach(resource -> walk(resource, resource.fhirType(), unsaid));
    unsaid.stream()
        .limit(MOST_FINDINGS)
        .map(path -> Finding.warning(path, "not-written", "No field of the message says this."))
        .forEach(all::add);
    if (unsaid.size() > MOST_FINDINGS) {
      String more = "No field says %d further elements.".formatted(unsaid.size() - MOST_FINDINGS);
      all.add(Finding.warning("", "not-written", more));
    }
    Set<String> types = new TreeSet<>();
    resources.stream()
        .filter(resource -> !told.contains(resource) && !AROUND.contains(resource.fhirType()))
        .forEach(resource -> types.add(resource.fhirType()));
    if (!types.isEmpty()) {
      String text = "No message tells of these resources: " + String.join(", ", types) + ".";
      all.add(Finding.information("", "not-written", text));
    }
    return all;
  }

  private void walk(Base at, String path, Set<String> unsaid) {
    for (Property property : at.children()) {
      for (Base value : property.getValues()) {
        String name = property.getName().replace("[x]", "");
        if (!isAside(at, name) && !said.contains(value)) {
          unsaid(value, path + '.' + name, unsaid);
        }
      }
    }
  }

  private void unsaid(Base value, String path, Set<String> unsaid) {
    if (value instanceof Reference reference
        && resolve(reference).filter(told::contains).isPresent()) {
      return;
    }
    String exact = path;
    if (value instanceof Extension extension) {
      String url = extension.getUrl();
      exact = path + '(' + url.substring(url.lastIndexOf('/') + 1) + ')';
    } else if (value instanceof PrimitiveType<?> primitive && primitive.hasValue()) {
      unsaid.add(path);
    }
    walk(value, exact, unsaid);
  }

  /** What is about the record and not about what it records. */
  private static boolean isAside(Base of, String name) {
    return switch (name) {
      case "id" -> true;
      case "url" -> of instanceof Extension;
      case "text", "implicitRules", "language", "contained" -> of instanceof Resource;
      default -> of instanceof Meta && !name.equals("security");
    };
  }
}
