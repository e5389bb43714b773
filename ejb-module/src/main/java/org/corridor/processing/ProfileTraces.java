package org.corridor.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;
import org.corridor.hl7v2.V2Message;
import org.corridor.journal.Fate;
import org.corridor.profiles.AcknowledgementPolicy;
import org.corridor.profiles.RequiredFields;
import org.corridor.profiles.Unread;
import org.corridor.shared.Finding;

/** What a sender's profile leaves in the journal entry of a message. */
final class ProfileTraces {

  /** The code of the finding that names the profile. */
  static final String PROFILE = "profile";

  private ProfileTraces() {}

  /** The findings of a message, with those of its sender's profile. */
  static List<Finding> findings(List<Finding> findings, V2Message message, SenderRules rules) {
    Optional<Unread> unread = rules.find(Unread.class);
    if (rules.name().isEmpty() && unread.isEmpty()) {
      return findings;
    }
    List<Finding> all = new ArrayList<>(findings);
    rules.find(RequiredFields.class).ifPresent(required -> all.addAll(required.warnings(message)));
    all.add(unread.map(ProfileTraces::without).orElseGet(() -> stamp(rules)));
    return all;
  }

  static boolean takesUnknownTypes(SenderProfile sender) {
    return sender
        .rules()
        .find(AcknowledgementPolicy.class)
        .map(AcknowledgementPolicy::takesUnknownTypes)
        .orElse(false);
  }

  /** A message that no family takes, of a sender that is told that it was taken. */
  static Fate onlyKept(SenderProfile sender) {
    return new Fate.Filtered(
        "no message family takes it; the sender's profile lets it in",
        List.of(stamp(sender.rules())));
  }

  private static Finding without(Unread unread) {
    return Finding.warning(
        "",
        PROFILE,
        "Read without a profile; these could not be read: " + String.join(", ", unread.files()));
  }

  private static Finding stamp(SenderRules rules) {
    return Finding.information(
        "",
        PROFILE,
        "Read with the profile " + rules.name() + ", version " + rules.version() + ".");
  }
}
