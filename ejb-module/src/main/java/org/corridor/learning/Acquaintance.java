package org.corridor.learning;

import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;

/** What the messages of one sender show. */
final class Acquaintance {

  final String application;
  final String facility;
  final Tally<String> types = new Tally<>();
  final Tally<String> refused = new Tally<>();
  final Tally<String> versions = new Tally<>();
  final Tally<String> modes = new Tally<>();
  final Tally<String> times = new Tally<>();
  final CharacterSetsSeen characters = new CharacterSetsSeen();
  final ZonesSeen zones = new ZonesSeen();
  final NamesSeen names = new NamesSeen();
  final CodesSeen codes = new CodesSeen();
  final FieldsSeen fields = new FieldsSeen();
  private final List<MessageFamily> families;
  private int messages;

  Acquaintance(String application, String facility, List<MessageFamily> families) {
    this.application = application;
    this.facility = facility;
    this.families = families;
  }

  int messages() {
    return messages;
  }

  void meet(byte[] content, V2Message message, SenderProfile sender) {
    messages++;
    Header header = message.header();
    String type =
        header.trigger().isEmpty() ? header.type() : header.type() + "^" + header.trigger();
    types.add(type);
    versions.add(header.version().isEmpty() ? "none" : header.version());
    modes.add(header.enhanced() ? "enhanced" : "original");
    times.add(time(message));
    characters.meet(content, message);
    zones.meet(header.time());
    // Before the translation, which is what tells read and unread fields apart.
    translate(message, sender)
        .ifPresentOrElse(
            translation -> {
              names.meet(translation.bundle());
              codes.meet(translation.leftovers());
              fields.leftOver(translation.leftovers());
            },
            () -> refused.add(type));
    names.meet(message);
    codes.meet(message);
    fields.meet(message);
  }

  private static String time(V2Message message) {
    if (!message.value("EVN-2").isEmpty()) {
      return "EVN-2";
    }
    return message.header().time().isEmpty() ? "none" : "MSH-7";
  }

  private Optional<Translation> translate(V2Message message, SenderProfile sender) {
    try {
      return MessageFamily.of(message, families).map(family -> family.translate(message, sender));
    } catch (NotTranslatable refused) {
      return Optional.empty();
    }
  }
}
