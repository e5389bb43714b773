package org.corridor.writing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds out which messages a bundle becomes, and has them written. */
public final class MessageWriters {

  /**
   * What a bundle became.
   *
   * @param messages in UTF-8
   * @param findings what was noticed; what no message says is among them
   */
  public record Written(List<byte[]> messages, List<Finding> findings) {}

  private final List<MessageWriter> writers;
  private final Letterhead from;

  public MessageWriters(List<MessageWriter> writers, Letterhead from) {
    this.writers = List.copyOf(writers);
    this.from = from;
  }

  /**
   * The messages about what {@code bundle} is about: those of its resources that have a kind of
   * message and to which no other of them refers. A report refers to its order and its patient: the
   * message is about the report. With {@code wanted} it is about all that have that kind.
   *
   * @param arrived when the bundle came
   * @throws Unwritable when something is missing that a message cannot be without
   */
  public Written write(Bundle bundle, Instant arrived, Optional<Form> wanted) {
    Source source = new Source(bundle, arrived);
    List<MessageWriter> asked =
        writers.stream()
            .filter(one -> wanted.map(form -> form.resource().equals(one.resource())).orElse(true))
            .toList();
    Set<Resource> referred = Collections.newSetFromMap(new IdentityHashMap<>());
    for (MessageWriter writer : asked) {
      of(writer, source).forEach(resource -> collect(resource, resource, source, referred));
    }
    List<byte[]> messages = new ArrayList<>();
    for (MessageWriter writer : asked) {
      List<Resource> about =
          of(writer, source).stream().filter(resource -> !referred.contains(resource)).toList();
      if (!about.isEmpty()) {
        writer.write(about, source, wanted).forEach(draft -> messages.add(draft.bytes(from)));
      }
    }
    return new Written(messages, messages.isEmpty() ? List.of() : source.findings());
  }

  private static List<Resource> of(MessageWriter writer, Source source) {
    return source.all().stream()
        .filter(resource -> resource.fhirType().equals(writer.resource()))
        .toList();
  }

  /** Resources of another type that {@code owner} refers to; those of its own are its equals. */
  private static void collect(Base at, Resource owner, Source source, Set<Resource> referred) {
    if (at instanceof Reference reference) {
      source
          .resolve(reference)
          .filter(target -> !target.fhirType().equals(owner.fhirType()))
          .ifPresent(referred::add);
    }
    for (Property property : at.children()) {
      property.getValues().forEach(child -> collect(child, owner, source, referred));
    }
  }
}
