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
import org.corridor.profiles.Profiles;
import org.corridor.profiles.RequiredFields;
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
  private final Profiles profiles;
  private final boolean explains;
  private boolean asMessages;

  /** Outcomes without an explanation. */
  Conversion(Profiles profiles) {
    this(profiles, false);
  }

  /**
   * @param profiles of the senders
   * @param explains whether outcomes tell where each value comes from
   */
  Conversion(Profiles profiles, boolean explains) {
    this.profiles = profiles;
    this.explains = explains;
  }

  /** What the command line knows of every sender: all interfaces are the same here. */
  static SenderProfile settings(String interfaceName) {
    return new SenderProfile(
        ZoneId.of(System.getProperty("corridor.sender.time-zone", "UTC")),
        Charset.forName(System.getProperty("corridor.sender.charset", "windows-1252")),
        SenderProfile.EACH_ITS_OWN);
  }

  /** From now on bundles are FHIR messages instead of transactions. */
  Conversion asMessages() {
    asMessages = true;
    return this;
  }

  Outcome of(byte[] content) {
    try {
      return of(V2Message.parse(content, profiles.of("", content)));
    } catch (Unreadable unreadable) {
      return refused("", "", "AR", List.of(unreadable.finding()));
    }
  }

  private Outcome of(V2Message message) {
    SenderProfile sender = sender(message.header());
    DryDoor.Answer answer = door.answer(message, sender);
    if (!answer.code().equals("AA")) {
      return refused(message, answer.code(), answer.findings());
    }
    try {
      Translation translation = translate(message, sender);
      Bundle bundle =
          asMessages ? FhirMessage.of(message, sender, translation) : translation.bundle();
      List<Finding> findings = new ArrayList<>(translation.findings());
      findings.addAll(translation.change().findings());
      sender
          .rules()
          .find(RequiredFields.class)
          .ifPresent(required -> findings.addAll(required.warnings(message)));
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

  private SenderProfile sender(Header header) {
    return profiles.of("", header.sendingApplication(), header.sendingFacility());
  }

  private static Translation translate(V2Message message, SenderProfile sender) {
    return Families.of(message)
        .orElseThrow(
            () ->
                new NotTranslatable(
                    List.of(Finding.error("MSH-9", "200", "It is accepted, and only kept."))))
        .translate(message, sender);
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
