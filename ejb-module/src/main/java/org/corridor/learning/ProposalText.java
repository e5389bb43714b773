package org.corridor.learning;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.learning.FieldsSeen.Place;
import org.corridor.shared.UnmappedCode;

/** The profile file of a sender, section by section. */
final class ProposalText {

  /** With fewer samples, that a field always comes is chance. */
  private static final int ENOUGH = 20;

  private static final int SHOWN = 40;

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
    assigners();
    systems();
    codes();
    extraction();
    required();
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

  private void assigners() {
    if (sender.names.assigners.isEmpty()) {
      page.comment("Every identifier comes with a universal id of its assigner, or with none.")
          .line("# assigners: {MAIN: urn:oid:2.999.1}");
    } else {
      page.comment("Assigners that have only a name. Where the system is urn:corridor:authority:…,")
          .comment("it is what the hub uses today: replace it by the assigner's own OID or URI.")
          .line("assigners:");
      for (String name : shown(sender.names.assigners)) {
        String system =
            sender
                .names
                .oid(name)
                .orElse(
                    NamesSeen.NAMED
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        String count = "  # seen: " + sender.names.assigners.of(name);
        page.line("  " + Page.quoted(name) + ": " + Page.quoted(system) + count);
      }
    }
    page.blank();
  }

  private void systems() {
    if (sender.codes.systems.isEmpty()) {
      return;
    }
    page.comment("Coding systems that only this sender knows: " + sender.codes.systems + ".")
        .line("# coding-systems:");
    for (String name : shown(sender.codes.systems)) {
      page.line("#   " + Page.quoted(name) + ": https://…");
    }
    page.blank();
  }

  private void codes() {
    page.comment(
            "Codes to map, most frequent first. Write code|system|display behind each, or list")
        .comment(
            "them in a CSV file: \"file: codes.csv\" with the columns code,target,system,display.")
        .line("# codes:");
    sender.codes.unlisted.forEach(
        (field, codes) ->
            codes("field: " + field, codes, "not in table " + sender.codes.tables.get(field)));
    sender.codes.local.forEach((field, codes) -> codes("field: " + field, codes, "local"));
    if (!sender.codes.units.isEmpty()) {
      codes("table: UCUM", sender.codes.units, "units, as mg/dL|http://unitsofmeasure.org");
    }
    if (sender.codes.unlisted.isEmpty()
        && sender.codes.local.isEmpty()
        && sender.codes.units.isEmpty()) {
      page.comment("  none were seen");
    }
    page.blank();
  }

  private void codes(String place, Tally<String> codes, String what) {
    page.line("#   - " + place + "    # " + what);
    page.line("#     map:");
    for (String code : shown(codes)) {
      if (code.equals(UnmappedCode.TEXT)) {
        page.line("#       # and " + codes.of(code) + " times text that is no code");
      } else {
        page.line("#       " + Page.quoted(code) + ": \"\"    # seen: " + codes.of(code));
      }
    }
    if (codes.things().size() > SHOWN) {
      page.line("#       # and " + (codes.things().size() - SHOWN) + " more codes");
    }
  }

  private void extraction() {
    if (!sender.fields.residue.isEmpty()) {
      page.comment("Read by nothing today: " + some(sender.fields.residue) + ".");
    }
    if (sender.fields.shapes.isEmpty()) {
      page.line("# extract:").comment("  no Z segments were seen").blank();
      return;
    }
    page.comment("Z segments: a row for each field that somebody needs.").line("# extract:");
    for (Map.Entry<Place, Tally<String>> entry : sender.fields.shapes.entrySet()) {
      Place place = entry.getKey();
      String shape = entry.getValue().things().get(0);
      String owner = sender.fields.owners.getOrDefault(place.segment(), "Patient");
      page.line(
              "#   - v2: "
                  + place
                  + "    # in "
                  + entry.getValue().sum()
                  + " of "
                  + sender.fields.segments.of(place.segment())
                  + ", as "
                  + shape)
          .line("#     fhir: " + owner + ".extension(https://example.org/fhir/" + place + ").value")
          .line("#     type: " + Shape.type(shape));
    }
    page.blank();
  }

  private void required() {
    List<Place> always = sender.fields.always();
    String mark = sender.messages() >= ENOUGH && !always.isEmpty() ? "" : "# ";
    page.comment("Fields that came in every segment of their name; without one a message gets a")
        .comment("warning. Refuse with {field: PID-7, missing: refuse}.")
        .line(mark + "required:");
    for (String segment : always.stream().map(Place::segment).distinct().toList()) {
      for (Place place : always) {
        if (place.segment().equals(segment)) {
          page.line(mark + "  - " + place);
        }
      }
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

  private static List<String> shown(Tally<String> tally) {
    return tally.things().stream().limit(SHOWN).toList();
  }

  private static String some(Tally<String> tally) {
    String text =
        shown(tally).stream()
            .map(one -> one + " " + tally.of(one))
            .collect(Collectors.joining(", "));
    return tally.things().size() > SHOWN ? text + ", …" : text;
  }
}
