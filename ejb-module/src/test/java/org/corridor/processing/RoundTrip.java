package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.Facts;
import org.corridor.testing.Facts.Fact;
import org.corridor.testing.TestHub;
import org.corridor.writing.Form;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.MessageWriters.Written;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A message as our reader understands it, written, and read again.
 *
 * @param before what the reader made of the message
 * @param written what the writers made of that
 * @param after what the reader made of it again, all messages together
 */
record RoundTrip(Bundle before, Written written, List<Resource> after) {

  private static final MessageWriters WRITERS =
      new MessageWriters(MessageKinds.all(), new Letterhead("HUB", "HOUSE"));

  static RoundTrip of(V2Message message) {
    return of(read(message));
  }

  static RoundTrip of(Bundle before) {
    Written written = write(before, Optional.empty());
    List<Resource> after = new ArrayList<>();
    for (byte[] content : written.messages()) {
      V2Message message = V2Message.parse(content, TestHub.SENDER);
      assertThat(message.findings()).isEmpty();
      read(message).getEntry().forEach(entry -> after.add(entry.getResource()));
    }
    return new RoundTrip(before, written, after);
  }

  static Written write(Bundle bundle, Optional<Form> wanted) {
    return WRITERS.write(bundle, Instant.parse("2025-06-11T12:00:00Z"), wanted);
  }

  private static Bundle read(V2Message message) {
    return Families.of(message).orElseThrow().translate(message, TestHub.SENDER).bundle();
  }

  /**
   * What resources of {@code types} do not state any more without a finding that says so, and what
   * they state that nobody said before; each as its path.
   */
  Set<String> differences(Set<String> types) {
    Map<String, Resource> again =
        after.stream()
            .collect(Collectors.toMap(RoundTrip::key, Function.identity(), (one, other) -> other));
    Set<String> unsaid =
        written.findings().stream().map(Finding::location).collect(Collectors.toSet());
    Set<String> differences = new TreeSet<>();
    for (BundleEntryComponent entry : before.getEntry()) {
      Resource resource = entry.getResource();
      Resource other = again.getOrDefault(key(resource), onlySpecimen(resource));
      if (types.contains(resource.fhirType()) && other != null) {
        List<Fact> was = Facts.of(resource);
        List<Fact> is = Facts.of(other);
        Facts.lacking(was, is).stream()
            .filter(fact -> !unsaid.contains(fact.path()))
            .forEach(fact -> differences.add("lost " + text(fact)));
        Facts.lacking(is, was).forEach(fact -> differences.add("added " + text(fact)));
      } else if (types.contains(resource.fhirType()) && !isNamed(resource.fhirType())) {
        differences.add("lost " + key(resource));
      }
    }
    return differences;
  }

  /** A specimen without a number is known by where it stands. */
  private @Nullable Resource onlySpecimen(Resource resource) {
    String type = "Specimen";
    List<Resource> all = after.stream().filter(one -> one.fhirType().equals(type)).toList();
    long were =
        before.getEntry().stream().filter(e -> e.getResource().fhirType().equals(type)).count();
    boolean same = resource.fhirType().equals(type) && all.size() == 1 && were == 1;
    return same ? all.get(0) : null;
  }

  private static String text(Fact fact) {
    return "path=" + fact.path() + ", value=" + fact.value();
  }

  private boolean isNamed(String type) {
    return written.findings().stream().anyMatch(finding -> finding.text().contains(type));
  }

  private static String key(Resource resource) {
    return resource.fhirType() + '/' + resource.getIdPart();
  }
}
