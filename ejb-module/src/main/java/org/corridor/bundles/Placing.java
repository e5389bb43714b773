package org.corridor.bundles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Resource;

/** Where the entries of a bundle lie in the repository. */
final class Placing {

  private static final Pattern PLACE = Pattern.compile("/?([A-Za-z]+)/([A-Za-z0-9.-]{1,64})");

  /**
   * One entry.
   *
   * @param index its place in the bundle, from 0
   * @param reference where it lies, as {@code Patient/…}
   * @param replaces whether it takes the place of what lies there, whatever others said
   */
  record Placed(int index, Resource resource, String fullUrl, String reference, boolean replaces) {}

  private final Origin origin;
  private final boolean requested;
  private final List<Placed> placed = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> taken = new HashMap<>();

  private Placing(Origin origin, boolean requested) {
    this.origin = origin;
    this.requested = requested;
  }

  static Placing of(Submission submission, Origin origin) {
    BundleType type = submission.bundle().getType();
    Placing placing =
        new Placing(origin, type == BundleType.TRANSACTION || type == BundleType.BATCH);
    int index = 0;
    for (BundleEntryComponent entry : submission.bundle().getEntry()) {
      placing.place(entry, index++);
    }
    return placing;
  }

  /** What is to be stored. */
  List<Placed> placed() {
    return placed;
  }

  /** Why it cannot be; empty when it can. */
  List<Finding> findings() {
    return findings;
  }

  private void place(BundleEntryComponent entry, int index) {
    String where = "Bundle.entry[" + index + "]";
    Resource resource = entry.getResource();
    if (requested && !isAsked(entry.getRequest(), where + ".request")) {
      return;
    }
    if (resource == null) {
      wrong(where + ".resource", "required", "The entry has no resource");
      return;
    }
    // The repository keeps no header: it says nothing that the provenance does not.
    if (resource instanceof MessageHeader) {
      return;
    }
    if (List.of("Bundle", "OperationOutcome", "Parameters").contains(resource.fhirType())) {
      wrong(where + ".resource", "not-supported", "A " + resource.fhirType() + " is not stored");
      return;
    }
    boolean replaces = requested && entry.getRequest().getMethod() == HTTPVerb.PUT;
    String reference =
        replaces ? put(entry, resource, where + ".request.url") : derived(entry, resource, index);
    Integer before = reference.isEmpty() ? null : taken.putIfAbsent(reference, index);
    if (before != null) {
      wrong(where, "duplicate", "The entry is about the same resource as entry[" + before + "]");
    } else if (!reference.isEmpty()) {
      placed.add(
          new Placed(
              index,
              resource,
              Optional.ofNullable(entry.getFullUrl()).orElse(""),
              reference,
              replaces));
    }
  }

  private boolean isAsked(BundleEntryRequestComponent request, String where) {
    HTTPVerb method = request.getMethod();
    if (method != HTTPVerb.PUT && method != HTTPVerb.POST) {
      wrong(
          where + ".method",
          method == null ? "required" : "not-supported",
          method == null
              ? "The entry does not say what it asks for"
              : "%s is not taken here, only PUT and POST".formatted(method.toCode()));
      return false;
    }
    boolean conditional =
        request.hasIfMatch()
            || request.hasIfNoneMatch()
            || request.hasIfModifiedSince()
            || request.hasIfNoneExist()
            || (request.hasUrl() && request.getUrl().indexOf('?') >= 0);
    if (conditional) {
      wrong(where, "not-supported", "A request with a condition is not taken here");
    }
    return !conditional;
  }

  private String put(BundleEntryComponent entry, Resource resource, String where) {
    Matcher place = PLACE.matcher(Optional.ofNullable(entry.getRequest().getUrl()).orElse(""));
    if (!place.matches() || !place.group(1).equals(resource.fhirType())) {
      wrong(where, "value", "PUT goes to " + resource.fhirType() + "/ and an id");
      return "";
    }
    if (resource.hasIdElement() && !resource.getIdPart().equals(place.group(2))) {
      wrong(where, "value", "The resource has another id than the place it is put to");
      return "";
    }
    return place.group(1) + "/" + place.group(2);
  }

  private String derived(BundleEntryComponent entry, Resource resource, int index) {
    String type = resource.fhirType();
    Optional<Identifier> number = Numbers.best(resource);
    if (number.isPresent()) {
      return type + "/" + Identity.of(type, number.get());
    }
    // A new resource that a transaction creates may have an id, which means nothing.
    if (!requested && resource.hasIdElement() && !resource.getIdElement().isUuid()) {
      return type + "/" + Identity.of(type, origin.source(), resource.getIdPart());
    }
    if (!requested && entry.hasFullUrl() && entry.getFullUrl().startsWith("http")) {
      return type + "/" + Identity.of(type, entry.getFullUrl());
    }
    return type + "/" + Identity.of(type, origin.message().toString(), String.valueOf(index));
  }

  private void wrong(String where, String code, String text) {
    findings.add(Finding.error(where, code, text));
  }
}
