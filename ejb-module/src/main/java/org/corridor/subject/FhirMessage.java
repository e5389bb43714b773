package org.corridor.subject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * A translated message as FHIR has messages: a bundle with a header in front. The hub stores no
 * such header, which says nothing that the provenance does not; this is for those who pass messages
 * on.
 */
public final class FhirMessage {

  private static final SegmentTable BUNDLE =
      SegmentTable.load(
          FhirMessage.class,
          "MSH-Bundle.csv",
          new Bundle(),
          Map.of("controlId", MessageSource::controlId));
  private static final SegmentTable MSH =
      SegmentTable.load(
          FhirMessage.class, "MSH-MessageHeader.csv", new MessageHeader(), HeaderValues.FUNCTIONS);
  private static final SegmentTable SFT =
      SegmentTable.load(FhirMessage.class, "SFT-MessageHeader.csv", new MessageHeader());
  private static final SegmentTable MSA =
      SegmentTable.load(
          FhirMessage.class,
          "MSA-MessageHeader.csv",
          new MessageHeader(),
          Map.of("answer", HeaderValues::answer, "answered", HeaderValues::answered));

  private FhirMessage() {}

  /** {@code translation} of {@code message} as a message. */
  public static Bundle of(V2Message message, SenderProfile sender, Translation translation) {
    Bundle bundle = new Bundle();
    Bundle transaction = translation.bundle();
    Translation header =
        Passage.through(
            message,
            sender,
            passage -> {
              BUNDLE.fill(bundle, message.segments().get(0), passage);
              passage.draft(header(passage, transaction), Weight.MENTION, Set.of());
            });
    Map<String, BundleEntryComponent> entries = new LinkedHashMap<>();
    List<BundleEntryComponent> heading = header.bundle().getEntry();
    // What the header refers to stands before it, and it is to be the first.
    add(heading.get(heading.size() - 1), entries);
    heading.forEach(entry -> add(entry, entries));
    transaction.getEntry().forEach(entry -> add(entry, entries));
    entries.values().forEach(bundle::addEntry);
    return bundle;
  }

  private static void add(BundleEntryComponent entry, Map<String, BundleEntryComponent> entries) {
    entries.putIfAbsent(
        entry.getFullUrl(),
        new BundleEntryComponent().setFullUrl(entry.getFullUrl()).setResource(entry.getResource()));
  }

  private static MessageHeader header(Passage passage, Bundle transaction) {
    MessageHeader header = new MessageHeader();
    V2Message message = passage.message();
    Header said = message.header();
    header.setId(
        Identity.of(
            "MessageHeader",
            passage.context().sender().namespace(),
            said.sendingApplication(),
            said.sendingFacility(),
            said.controlId(),
            said.time()));
    MSH.fill(header, message.segments().get(0), passage);
    message.first("SFT").ifPresent(sft -> SFT.fill(header, sft, passage));
    message.first("MSA").ifPresent(msa -> MSA.fill(header, msa, passage));
    HeaderValues.complete(header);
    for (BundleEntryComponent entry : transaction.getEntry()) {
      Resource resource = entry.getResource();
      if (resource instanceof Provenance provenance && provenance.getEntityFirstRep().hasRole()) {
        provenance.getTarget().forEach(target -> header.addFocus(target.copy()));
      }
    }
    if (!header.hasEvent()) {
      header.setEvent(
          new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", said.trigger(), null));
    }
    return header;
  }
}
