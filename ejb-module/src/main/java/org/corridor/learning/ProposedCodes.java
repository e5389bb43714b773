package org.corridor.learning;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.corridor.shared.UnmappedCode;

/** The sections of a profile that give names and codes a meaning. */
final class ProposedCodes {

  private final NamesSeen names;
  private final CodesSeen seen;
  private final Page page;

  ProposedCodes(NamesSeen names, CodesSeen codes, Page page) {
    this.names = names;
    this.seen = codes;
    this.page = page;
  }

  void assigners() {
    if (names.assigners.isEmpty()) {
      page.comment("Every identifier comes with a universal id of its assigner, or with none.")
          .line("# assigners: {MAIN: urn:oid:2.999.1}");
    } else {
      page.comment("Assigners that have only a name. Where the system is urn:corridor:authority:…,")
          .comment("it is what the hub uses today: replace it by the assigner's own OID or URI.")
          .line("assigners:");
      for (String name : names.assigners.shown()) {
        String system =
            names
                .oid(name)
                .orElse(
                    NamesSeen.NAMED
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        String count = "  # seen: " + names.assigners.of(name);
        page.line("  " + Page.quoted(name) + ": " + Page.quoted(system) + count);
      }
    }
    page.blank();
  }

  void systems() {
    if (seen.systems.isEmpty()) {
      return;
    }
    page.comment("Coding systems that only this sender knows: " + seen.systems + ".")
        .line("# coding-systems:");
    for (String name : seen.systems.shown()) {
      page.line("#   " + Page.quoted(name) + ": https://…");
    }
    page.blank();
  }

  void codes() {
    page.comment(
            "Codes to map, most frequent first. Write code|system|display behind each, or list")
        .comment(
            "them in a CSV file: \"file: codes.csv\" with the columns code,target,system,display.")
        .line("# codes:");
    seen.unlisted.forEach(
        (field, codes) ->
            codes("field: " + field, codes, "not in table " + seen.tables.get(field)));
    seen.local.forEach((field, codes) -> codes("field: " + field, codes, "local"));
    if (!seen.units.isEmpty()) {
      codes("table: UCUM", seen.units, "units, as mg/dL|http://unitsofmeasure.org");
    }
    if (seen.unlisted.isEmpty() && seen.local.isEmpty() && seen.units.isEmpty()) {
      page.comment("  none were seen");
    }
    page.blank();
  }

  private void codes(String place, Tally<String> codes, String what) {
    page.line("#   - " + place + "    # " + what);
    page.line("#     map:");
    for (String code : codes.shown()) {
      if (code.equals(UnmappedCode.TEXT)) {
        page.line("#       # and " + codes.of(code) + " times text that is no code");
      } else {
        page.line("#       " + Page.quoted(code) + ": \"\"    # seen: " + codes.of(code));
      }
    }
    if (codes.things().size() > Tally.SHOWN) {
      page.line("#       # and " + (codes.things().size() - Tally.SHOWN) + " more codes");
    }
  }
}
