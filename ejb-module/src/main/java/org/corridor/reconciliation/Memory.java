package org.corridor.reconciliation;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * What a resource remembers, in its meta, about the messages that made it: how new its facts are
 * and which elements were cleared when.
 */
public final class Memory {

  static final String EVENT_TIME = Names.EXTENSION + "event-time";
  static final String CLEARED = Names.EXTENSION + "cleared";

  private static volatile Written written = new Written(Instant.MIN, new InstantType());

  private Memory() {}

  /**
   * Whether {@code after} remembers something that must be written down.
   *
   * @param timeKept whether the event's time alone is remembered elsewhere
   */
  static boolean differs(Resource before, Resource after, boolean timeKept) {
    List<Extension> known = kept(before, timeKept);
    List<Extension> now = kept(after, timeKept);
    return known.size() != now.size()
        || !Base.compareDeep(known, now, true)
        || !labels(before).equals(labels(after));
  }

  /** Security labels are only ever added: a message that has none does not lift protection. */
  static void protect(Resource target, Resource said) {
    if (said.hasMeta()) {
      Set<String> known = labels(target);
      said.getMeta().getSecurity().stream()
          .filter(label -> !known.contains(label(label)))
          .forEach(label -> target.getMeta().addSecurity(label.copy()));
    }
  }

  private static Set<String> labels(Resource resource) {
    return resource.hasMeta()
        ? resource.getMeta().getSecurity().stream().map(Memory::label).collect(Collectors.toSet())
        : Set.of();
  }

  private static String label(Coding label) {
    return label.getSystem() + '|' + label.getCode();
  }

  private static List<Extension> kept(Resource resource, boolean timeKept) {
    return resource.hasMeta()
        ? resource.getMeta().getExtension().stream()
            .filter(extension -> extension.getUrl().startsWith(Names.EXTENSION))
            .filter(extension -> !timeKept || !EVENT_TIME.equals(extension.getUrl()))
            .sorted(Comparator.comparing(Extension::getUrl))
            .toList()
        : List.of();
  }

  record Mark(ElementKey key, Instant time) {}

  /** The time of the newest event asserted about a resource. */
  public static Optional<Instant> eventTime(Resource resource) {
    return time(resource, EVENT_TIME);
  }

  /** For rules that judge otherwise which assertion counts. */
  public static void eventTime(Resource resource, Instant time) {
    time(resource, EVENT_TIME, time);
  }

  /** A time that a resource remembers under the URL {@code what}. */
  public static Optional<Instant> time(Resource resource, String what) {
    return resource.hasMeta()
        ? Optional.ofNullable(resource.getMeta().getExtensionByUrl(what))
            .map(extension -> ((InstantType) extension.getValue()).getValue().toInstant())
        : Optional.empty();
  }

  /** Remembers a time under the URL {@code what}. */
  public static void time(Resource resource, String what, Instant time) {
    Meta meta = resource.getMeta();
    meta.getExtension().removeIf(extension -> what.equals(extension.getUrl()));
    meta.addExtension(what, instant(time));
  }

  static List<Mark> marks(Resource resource) {
    return resource.hasMeta() ? marks(resource.getMeta()).map(Memory::mark).toList() : List.of();
  }

  /** Remembers what is cleared, and forgets marks on elements that have a value again. */
  static void mark(Resource resource, Set<String> cleared, Instant time) {
    if (cleared.isEmpty() && marks(resource).isEmpty()) {
      return;
    }
    Meta meta = resource.getMeta();
    meta.getExtension()
        .removeIf(
            extension ->
                CLEARED.equals(extension.getUrl())
                    && (cleared.contains(element(extension))
                        || Clearing.finds(mark(extension).key(), resource)));
    cleared.stream()
        .sorted()
        .filter(key -> !Clearing.finds(ElementKey.of(key), resource))
        .forEach(key -> meta.addExtension(extension(key, time)));
  }

  /** Whether {@code extension} tells when one of the elements was cleared. */
  static boolean isCleared(Extension extension, List<String> elements) {
    return CLEARED.equals(extension.getUrl()) && elements.contains(mark(extension).key().head());
  }

  private static Stream<Extension> marks(Meta meta) {
    return meta.getExtension().stream().filter(extension -> CLEARED.equals(extension.getUrl()));
  }

  private static Extension extension(String key, Instant time) {
    Extension extension = new Extension(CLEARED);
    extension.addExtension("element", new StringType(key));
    extension.addExtension("time", instant(time));
    return extension;
  }

  private static Mark mark(Extension extension) {
    InstantType time = (InstantType) extension.getExtensionByUrl("time").getValue();
    return new Mark(ElementKey.of(element(extension)), time.getValue().toInstant());
  }

  private static String element(Extension extension) {
    return extension.getExtensionByUrl("element").getValue().primitiveValue();
  }

  /** All facts of a message share one time; writing it out is dearer than all else about it. */
  static InstantType instant(Instant time) {
    Written last = written;
    if (!last.time().equals(time)) {
      InstantType instant = new InstantType(Date.from(time));
      instant.setTimeZoneZulu(true);
      last = new Written(time, instant);
      written = last;
    }
    return last.instant();
  }

  private record Written(Instant time, InstantType instant) {}
}
