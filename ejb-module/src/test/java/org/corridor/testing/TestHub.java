package org.corridor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.reconciliation.Keepers;
import org.corridor.reconciliation.Reconciliation;
import org.corridor.shared.Finding;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Message families over a repository in memory: what is received is translated and committed. */
public final class TestHub {

  public static final SenderProfile SENDER =
      new SenderProfile(
          ZoneId.of("America/New_York"), StandardCharsets.ISO_8859_1, "https://sender.example");

  private final InMemoryRepository repository = new InMemoryRepository();
  private final List<MessageFamily> families;

  public TestHub(MessageFamily... families) {
    this.families = List.of(families);
  }

  /** Receives a message given as its segments; returns what was noticed. */
  public List<Finding> receive(String... segments) {
    return receive(V2Message.parse(String.join("\r", segments)));
  }

  public List<Finding> receive(V2Message message) {
    Translation translation = translate(message);
    do {
      repository.commit(translation.change());
    } while (translation.change().isUnfinished());
    return Stream.concat(translation.findings().stream(), translation.change().findings().stream())
        .toList();
  }

  /** Receives a message where some keep the record of what it says. */
  public Reconciliation receive(Keepers keepers, String... segments) {
    Reconciliation change =
        (Reconciliation)
            translate(V2Message.parse(String.join("\r", segments))).under(keepers).change();
    do {
      repository.commit(change);
    } while (change.isUnfinished());
    return change;
  }

  /** Receives a message twice, as from a sender that missed the acknowledgement. */
  public List<Finding> receiveTwice(String... segments) {
    return receiveTwice(V2Message.parse(String.join("\r", segments)));
  }

  public List<Finding> receiveTwice(V2Message message) {
    List<Finding> findings = receive(message);
    List<String> written = repository.written();
    receive(message);
    assertThat(repository.written())
        .as("a resend of %s changes nothing", message.header().controlId())
        .isEqualTo(written);
    return findings;
  }

  /** Why a message is refused; fails when it is not. */
  public List<Finding> refuse(String... segments) {
    return assertThatExceptionOfType(NotTranslatable.class)
        .isThrownBy(() -> receive(segments))
        .actual()
        .findings();
  }

  public Translation translate(V2Message message) {
    return MessageFamily.of(message, families)
        .orElseThrow(() -> new NoSuchElementException(message.value("MSH-9")))
        .translate(message, SENDER);
  }

  public InMemoryRepository repository() {
    return repository;
  }

  public <T extends Resource> List<T> all(Class<T> type) {
    return repository.all(type);
  }

  /** The only resource of a type. */
  public <T extends Resource> T the(Class<T> type) {
    List<T> all = all(type);
    if (all.size() != 1) {
      throw new NoSuchElementException(all.size() + " of " + type.getSimpleName());
    }
    return all.get(0);
  }

  public List<Patient> activePatients() {
    return all(Patient.class).stream().filter(Patient::getActive).toList();
  }

  /** The patient whose record a number names, whether or not it is in use. */
  public Patient patient(String number) {
    return one(Patient.class, patient -> hasCurrent(patient.getIdentifier(), number));
  }

  public Encounter encounter(String number) {
    return one(Encounter.class, visit -> hasCurrent(visit.getIdentifier(), number));
  }

  private <T extends Resource> T one(Class<T> type, Predicate<T> which) {
    return all(type).stream().filter(which).findFirst().orElseThrow();
  }

  private static boolean hasCurrent(List<Identifier> identifiers, String number) {
    return identifiers.stream()
        .filter(identifier -> identifier.getUse() != Identifier.IdentifierUse.OLD)
        .anyMatch(identifier -> number.equals(identifier.getValue()));
  }
}
