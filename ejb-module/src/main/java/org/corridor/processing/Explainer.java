package org.corridor.processing;

import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.journal.Format;
import org.corridor.journal.JournalStore;
import org.corridor.journal.MessageDetail;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.translation.Explained;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;
import org.corridor.vault.Vault;

/**
 * Tells where the elements of a message that was processed came from, by translating once more what
 * the journal kept.
 */
public final class Explainer {

  /**
   * An explanation.
   *
   * @param sameRules whether the tables and the sender's profile are as they were when the message
   *     was processed; otherwise this is what they would make of it now
   * @param elements every value and its source; empty when the message cannot be translated
   * @param findings what was noticed this time
   */
  public record Explanation(boolean sameRules, List<Explained> elements, List<Finding> findings) {}

  private final JournalStore journal;
  private final Vault vault;
  private final List<MessageFamily> families;
  private final Senders senders;

  Explainer(JournalStore journal, Vault vault, List<MessageFamily> families, Senders senders) {
    this.journal = journal;
    this.vault = vault;
    this.families = List.copyOf(families);
    this.senders = senders;
  }

  /**
   * Explains a message. It leads to what a patient's message says, so that who asked is written
   * down first, as for the content itself.
   *
   * @param who the user's name
   * @param why what the user said it is for; may be empty
   * @return empty when there is no such message, or its content is not kept any longer
   * @throws org.corridor.vault.Unopenable when no key at hand opens the content
   */
  public Optional<Explanation> explain(MessageId id, String who, String why) {
    return journal
        .find(id)
        .flatMap(
            detail ->
                journal
                    .disclose(id, who, ("trace " + why).strip())
                    .map(kept -> explain(detail, vault.open(kept, id))));
  }

  private Explanation explain(MessageDetail detail, byte[] content) {
    if (detail.summary().format() != Format.V2) {
      return refused(
          List.of(
              Finding.information("", "207", "FHIR is stored as it is: nothing translates it.")));
    }
    SenderProfile sender = senders.of(detail.summary().arrival(content));
    try {
      V2Message message = V2Message.parse(content, sender);
      Optional<MessageFamily> family = MessageFamily.of(message, families);
      return family.isEmpty()
          ? refused(List.of())
          : explanation(detail, family.get().translate(message, sender));
    } catch (Unreadable unreadable) {
      return refused(List.of(unreadable.finding()));
    } catch (NotTranslatable refused) {
      return refused(refused.findings());
    }
  }

  private static Explanation explanation(MessageDetail detail, Translation translation) {
    boolean sameRules = detail.rules().equals(translation.rules());
    return new Explanation(sameRules, translation.explain(), translation.findings());
  }

  private static Explanation refused(List<Finding> findings) {
    return new Explanation(false, List.of(), findings);
  }
}
