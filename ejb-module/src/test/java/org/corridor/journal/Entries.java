package org.corridor.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.shared.UnmappedCode;

/** Builds messages for tests: {@code anArrival().of("NORTH|12345").settled(fate, at)}. */
final class Entries {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  private MessageId id = at(NOON);
  private String interfaceName = "adt-in";
  private String type = "ADT^A01";
  private String controlId = "C-1";
  private String application = "PAS";
  private String facility = "NORTH";
  private String patient = "NORTH|12345";
  private String acknowledgement = "AA";
  private String digest = "d1";
  private List<Finding> refusals = List.of();
  private Format format = Format.V2;

  static Entries anArrival() {
    return new Entries();
  }

  static MessageId at(Instant moment) {
    return MessageId.next(Clock.fixed(moment, ZoneOffset.UTC));
  }

  Entries receivedAt(Instant moment) {
    id = at(moment);
    return this;
  }

  Entries through(String name) {
    interfaceName = name;
    return this;
  }

  Entries typed(String messageType) {
    type = messageType;
    return this;
  }

  Entries numbered(String control) {
    controlId = control;
    return this;
  }

  Entries from(String sendingApplication, String sendingFacility) {
    application = sendingApplication;
    facility = sendingFacility;
    return this;
  }

  Entries as(Format contentFormat) {
    format = contentFormat;
    return this;
  }

  Entries of(String patientIdentifier) {
    patient = patientIdentifier;
    return this;
  }

  Entries answered(String code) {
    acknowledgement = code;
    return this;
  }

  Entries digested(String hex) {
    digest = hex;
    return this;
  }

  Entries refused(Finding... findings) {
    refusals = List.of(findings);
    return this;
  }

  MessageId id() {
    return id;
  }

  Arrival arrival() {
    return new Arrival(
        id,
        interfaceName,
        id.time(),
        false,
        type,
        controlId,
        application,
        facility,
        patient,
        acknowledgement,
        refusals,
        format,
        "MSH|…".getBytes(UTF_8));
  }

  byte[] sealed() {
    return ("sealed " + id).getBytes(UTF_8);
  }

  Entry received() {
    return Entry.received(arrival(), sealed(), digest);
  }

  Entry settled(Fate fate, Instant when) {
    return Entry.settled(arrival(), sealed(), digest, fate, Stop.STORE, when);
  }

  Entry processed(String... references) {
    return settled(new Fate.Processed(List.of(references), List.of()), id.time().plusMillis(80));
  }

  /** Processed, with places that nothing read and codes that no table lists. */
  Entry leaving(List<String> residue, UnmappedCode... codes) {
    Leftovers leftovers = new Leftovers(residue, List.of(codes));
    return settled(
        new Fate.Processed(List.of(), List.of(), leftovers, "00000000000000af"),
        id.time().plusMillis(80));
  }

  Optional<ArrivalKey> key() {
    return ArrivalKey.of(arrival());
  }
}
