package org.corridor.learning;

import java.util.Locale;

/**
 * A profile that is proposed for a sender.
 *
 * @param name of its file, without an ending
 * @param application MSH-3.1
 * @param facility MSH-4.1
 * @param messages from how many samples
 * @param text the file: loads as it is, and says in comments what was seen
 */
public record Proposal(
    String name, String application, String facility, int messages, String text) {

  static Proposal of(Acquaintance sender) {
    return new Proposal(
        name(sender.application, sender.facility),
        sender.application,
        sender.facility,
        sender.messages(),
        new ProposalText(sender).write());
  }

  private static String name(String application, String facility) {
    String name =
        (application + "-" + facility)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return name.isEmpty() ? "sender" : name;
  }
}
