package org.corridor.bundles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/**
 * FHIR content as it was read.
 *
 * @param resource what was sent
 * @param bundle the same; one resource as a collection of one
 */
public record Submission(Resource resource, Bundle bundle) {

  /** The types of bundles that say something to a receiver. */
  private static final Set<BundleType> TAKEN =
      Set.of(BundleType.TRANSACTION, BundleType.BATCH, BundleType.COLLECTION, BundleType.MESSAGE);

  private static final int MOST_ENTRIES = 5_000;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads JSON in UTF-8.
   *
   * @throws BadContent when it is not what the hub can do something with
   */
  public static Submission read(byte[] content) {
    String text = text(content);
    check(text);
    Mistakes mistakes = new Mistakes();
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(mistakes);
    // A reference is what its sender wrote, to be resolved within the bundle.
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    Resource resource;
    try {
      resource = (Resource) parser.parseResource(text);
    } catch (DataFormatException | IllegalArgumentException e) {
      // The parser's own words quote what it read.
      throw new BadContent(
          mistakes.findings().isEmpty()
              ? List.of(Finding.error("", "structure", "The content is no FHIR R4 resource"))
              : mistakes.findings(),
          false);
    }
    if (!mistakes.findings().isEmpty()) {
      throw new BadContent(mistakes.findings(), false);
    }
    Submission submission = new Submission(resource, bundle(resource));
    submission.check();
    return submission;
  }

  private static String text(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw BadContent.unreadable("", "The content is not in UTF-8");
    }
  }

  /** Whether it is JSON, and the outermost object one resource that FHIR R4 has. */
  private static void check(String text) {
    String type = "";
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw BadContent.unreadable("", "The content is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean named = parser.currentName().equals("resourceType");
        if (parser.nextToken() == JsonToken.VALUE_STRING && named) {
          type = parser.getText();
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw BadContent.unreadable("", "Something follows after the resource");
      }
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw BadContent.unreadable(
          where == null ? "" : "line " + where.getLineNr() + ", column " + where.getColumnNr(),
          "The content is not JSON as it should be");
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    if (type.isEmpty()) {
      throw BadContent.unreadable("resourceType", "resourceType is missing");
    }
    if (!FhirContext.forR4Cached().getResourceTypes().contains(type)) {
      throw BadContent.unreadable("resourceType", "FHIR R4 has no resource of this type");
    }
  }

  private static Bundle bundle(Resource resource) {
    if (resource instanceof Bundle bundle) {
      return bundle;
    }
    Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
    bundle.addEntry().setResource(resource);
    return bundle;
  }

  private void check() {
    if (!bundle.hasType() || !TAKEN.contains(bundle.getType())) {
      throw refused("Bundle.type", "A bundle is a transaction, batch, collection or message here");
    }
    List<BundleEntryComponent> entries = bundle.getEntry();
    if (entries.isEmpty()) {
      throw refused("Bundle.entry", "There is nothing in the bundle");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw refused("Bundle.entry", "A bundle has " + MOST_ENTRIES + " entries at the most");
    }
  }

  private static BadContent refused(String location, String text) {
    return new BadContent(List.of(Finding.error(location, "not-supported", text)), false);
  }

  /** {@code Bundle^transaction}, {@code Patient}: what stands where MSH-9 does. */
  public String type() {
    return resource instanceof Bundle ? "Bundle^" + bundle.getType().toCode() : resource.fhirType();
  }

  /** What its sender calls the bundle; empty when it has no name. */
  public String name() {
    return bundle.hasIdentifier() && bundle.getIdentifier().hasValue()
        ? bundle.getIdentifier().getValue()
        : "";
  }

  /** Within what the name is the only one; may be empty. */
  public String nameSystem() {
    return bundle.getIdentifier().hasSystem() ? bundle.getIdentifier().getSystem() : "";
  }

  /** The patient that orders it, as {@code system|value}; empty when it is about none. */
  public String patient() {
    return Patients.of(bundle);
  }
}
