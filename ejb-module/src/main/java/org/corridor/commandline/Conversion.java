package org.corridor.commandline;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.intake.DryDoor;
import org.corridor.processing.Families;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.subject.FhirMessage;
import org.corridor.translation.Explained;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Bundle;

/** What the hub would make of one message, without a hub. */
final class Conversion {

  /**
   * One message's outcome.
   *
   * @param messageType as {@code ADT^A01}; empty when unreadable
   * @param controlId MSH-10; empty when unreadable
   * @param ack AA, AE or AR
   * @param findings what was noticed
   * @param leftovers what nothing read, and the codes that no table lists
   * @param bundle the transaction; empty when the message is refused
   * @param explained where each value of the bundle comes from; empty when nobody wants to know
   */
  record Outcome(
      String messageType,
      String controlId,
      String ack,
      List<Finding> findings,
      Leftovers leftovers,
      Optional<Bundle> bundle,
      Optional<List<Explained>> explained) {}

  private final DryDoor door = new DryDoor(Families::take);
  private final SenderProfile senders =
      new SenderProfile(
          ZoneId.of(System.getProperty("corridor.sender.time-zone", "UTC")),
          Charset.forName(System.getProperty("corridor.sender.charset", "windows-1252")),
          SenderProfile.EACH_ITS_OWN);

  private final boolean explains;
  private boolean asMessages;

  /**
   * @param explains whether outcomes tell where each value comes from
   */
  Conversion(boolean explains) {
    this.explains = explains;
  }

  /** From now on bundles are FHIR messages instead of transactions. */
  Conversion asMessages() {
    asMessages = true;
    return this;
  }

  Outcome of(byte[] content) {
    try {
      return of(V2Message.parse(content, senders));
    } catch (Unreadable unreadable) {
      return refused("", "", "AR", List.of(unreadable.finding()));
    }
  }

  private Outcome of(V2Message message) {
    DryDoor.Answer answer = door.answer(message);
    if (!answer.code().equals("AA")) {
      return refused(message, answer.code(), answer.findings());
    }
    try {
      Translation translation = translate(message);
      Bundle bundle =
          asMessages
              ? FhirMessage.of(message, sender(message.header()), translation)
              : translation.bundle();
      List<Finding> findings = new ArrayList<>(translation.findings());
      findings.addAll(translation.change().findings());
      Header header = message.header();
      return new Outcome(
          type(header),
          header.controlId(),
          "AA",
          findings,
          translation.leftovers(),
          Optional.of(bundle),
          explains ? Optional.of(translation.explain()) : Optional.empty());
    } catch (NotTranslatable refused) {
      return refused(message, "AE", refused.findings());
    } catch (RuntimeException unforeseen) {
      // One bad message must not keep the others from being shown.
      String text = "internal error: " + unforeseen.getClass().getSimpleName();
      return refused(message, "AE", List.of(Finding.error("", "207", text)));
    }
  }

  private Translation translate(V2Message message) {
    Header header = message.header();
    return Families.ALL.stream()
        .filter(family -> family.takes(message))
        .findFirst()
        .orElseThrow()
        .translate(message, sender(header));
  }

  private SenderProfile sender(Header header) {
    return senders.of(header.sendingApplication(), header.sendingFacility());
  }

  private Outcome refused(V2Message message, String ack, List<Finding> findings) {
    return refused(type(message.header()), message.header().controlId(), ack, findings);
  }

  private Outcome refused(String type, String controlId, String ack, List<Finding> findings) {
    return new Outcome(
        type,
        controlId,
        ack,
        findings,
        Leftovers.NONE,
        Optional.empty(),
        explains ? Optional.of(List.of()) : Optional.empty());
  }

  private static String type(Header header) {
    return header.trigger().isEmpty() ? header.type() : header.type() + "^" + header.trigger();
  }
}
