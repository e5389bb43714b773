package org.corridor.learning;

import java.util.List;
import java.util.stream.Collectors;

/** The profile file of a sender, section by section. */
final class ProposalText {

  private final Acquaintance sender;
  private final Page page = new Page();

  ProposalText(Acquaintance sender) {
    this.sender = sender;
  }

  String write() {
    heading();
    match();
    characters();
    zone();
    ProposedCodes codes = new ProposedCodes(sender.names, sender.codes, page);
    codes.assigners();
    codes.systems();
    codes.codes();
    ProposedFields fields = new ProposedFields(sender.fields, page);
    fields.extraction();
    fields.required(sender.messages());
    acknowledgement();
    order();
    return page.toString();
  }

  private void heading() {
    page.comment("Proposed from " + sender.messages() + " sample messages. Loads as it is.")
        .comment("Messages: " + sender.types)
        .comment("Versions: " + sender.versions);
    if (!sender.refused.isEmpty()) {
      page.comment("Not translated today: " + sender.refused);
    }
    page.blank();
  }

  private void match() {
    page.line("match:");
    if (sender.application.isEmpty() && sender.facility.isEmpty()) {
      page.line("  interface: main          # MSH-3 and MSH-4 are empty: name the interface");
    }
    if (!sender.application.isEmpty()) {
      page.line("  application: " + Page.quoted(sender.application) + "  # MSH-3");
    }
    if (!sender.facility.isEmpty()) {
      page.line("  facility: " + Page.quoted(sender.facility) + "  # MSH-4");
    }
    page.blank();
  }

  private void characters() {
    CharacterSetsSeen seen = sender.characters;
    page.comment("MSH-18 says: " + seen.declared + ". The bytes are: " + seen.bytes + ".");
    if (seen.wrong() > 0) {
      page.comment("In " + seen.wrong() + " messages MSH-18 is wrong.")
          .line("character-set:")
          .line("  always: " + seen.common());
    } else if (seen.isPlain() || seen.declared.of("nothing") == 0) {
      page.line("# character-set: {default: windows-1252}");
    } else {
      page.line("character-set:").line("  default: " + seen.common());
    }
    page.blank();
  }

  private void zone() {
    List<String> zones = sender.zones.fitting();
    page.comment("Offsets in MSH-7: " + sender.zones.offsets + ".");
    if (zones.isEmpty()) {
      page.comment("No offset fits a zone: ask where the sender's clocks stand.")
          .line("# time-zone: America/New_York");
    } else {
      if (zones.size() > 1) {
        page.comment(
            "Others fit as well: "
                + zones.stream().skip(1).limit(4).collect(Collectors.joining(", "))
                + (zones.size() > 5 ? " …" : ""));
      }
      page.line("time-zone: " + zones.get(0));
    }
    page.blank();
  }

  private void acknowledgement() {
    page.comment("By MSH-15 and MSH-16 the messages ask for: " + sender.modes + ".")
        .line("# acknowledgement: {mode: as-sent, answer: as-sent, unknown-types: refuse}")
        .blank();
  }

  private void order() {
    page.comment("The time of an event stands in: " + sender.times + ".");
    page.line(
        sender.times.of("none") > 0
            ? "order-by: [EVN-2, MSH-7, arrival]"
            : "# order-by: [EVN-2, MSH-7]");
  }
}
