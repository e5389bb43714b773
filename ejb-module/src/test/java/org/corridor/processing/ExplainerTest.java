package org.corridor.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.corridor.admission.AdmissionJourney;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.Access;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.Fate;
import org.corridor.journal.JournalStore;
import org.corridor.journal.TestDatabase;
import org.corridor.journal.TestJournal;
import org.corridor.loops.Loops;
import org.corridor.processing.Explainer.Explanation;
import org.corridor.profiles.Profiles;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.translation.Explained;
import org.corridor.translation.Translation;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message in the journal is explained from what was kept of it. */
class ExplainerTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
  private static final Profiles NO_PROFILES = Profiles.none(name -> SenderProfile.UNCONFIGURED);
  private static final String ADMISSION =
      "MSH|^~\\&|A|B|C|D|20250611080000-0500||ADT^A01^ADT_A01|1|P|2.5.1\r"
          + "EVN||20250611080000-0500\rPID|1||100^^^X^MR||Doe^Jo\rZPI|1|x\r";

  private final DataSource source = TestDatabase.H2.prepared(NOON);
  private final JournalStore journal = TestJournal.on(source, NOON);
  private final AdmissionJourney family = new AdmissionJourney();
  @TempDir Path folder;
  private Vault vault;

  @BeforeEach
  void unlock() {
    KeyLedger ledger =
        new KeyLedger() {
          @Override
          public Set<String> keyIds() {
            return Set.of();
          }

          @Override
          public void note(String keyId) {}
        };
    vault = Vault.unlock(new VaultSettings(folder.resolve("keys.json"), Optional.empty()), ledger);
  }

  private Explainer explainer(Profiles profiles) {
    return new Explainer(
        journal,
        vault,
        List.of(family),
        new Senders(new InterfaceSenders(() -> profiles, () -> Interfaces.NONE)));
  }

  private MessageId processed(String content) {
    MessageId id = MessageId.next(NOON);
    Arrival arrival =
        new Arrival(
            id,
            "in",
            NOON.instant(),
            false,
            "ADT^A01",
            "1",
            "A",
            "B",
            "X|100",
            "AA",
            List.of(),
            content.getBytes(UTF_8));
    Translation translation =
        family.translate(V2Message.parse(content), SenderProfile.UNCONFIGURED.of("A", "B"));
    Fate fate =
        Work.translated(arrival, translation, List.of(), List.of())
            .processed(List.of("Patient/p/_history/1"));
    new JournalLedger(
            journal,
            vault,
            (consignments, messages) -> fail("nothing is to be delivered"),
            new Loops(new Database(source), NOON),
            NOON)
        .record(List.of(new Ledger.Entry(arrival, fate, Stop.STORE, List.of(), List.of())));
    return id;
  }

  @Test
  void aMessageInTheJournalIsExplainedAndThatIsWrittenDown() {
    MessageId id = processed(ADMISSION);
    Explanation explanation = explainer(NO_PROFILES).explain(id, "anna", "complaint").orElseThrow();
    assertThat(explanation.sameRules()).isTrue();
    assertThat(explanation.elements())
        .filteredOn(one -> one.path().equals("name[0].family"))
        .extracting(Explained::location)
        .containsExactly("PID-5.1");
    assertThat(journal.accesses(id))
        .containsExactly(new Access(NOON.instant(), "anna", "trace complaint"));
    assertThat(journal.find(id).orElseThrow().leftovers().residue()).contains("ZPI-1", "ZPI-2");
  }

  @Test
  void otherRulesThanThoseOfThenAreSaid() throws IOException {
    MessageId id = processed(ADMISSION);
    Path profile = Files.writeString(folder.resolve("a.yaml"), "match: {application: A}\n");
    assertThat(explainer(Profiles.load(profile)).explain(id, "anna", "").orElseThrow().sameRules())
        .isFalse();
  }

  @Test
  void whatIsNotThereIsNotExplained() {
    assertThat(explainer(NO_PROFILES).explain(MessageId.next(NOON), "anna", "")).isEmpty();
  }
}
