package org.corridor.exchange.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.corridor.exchange.Partner;
import org.corridor.exchange.PartnerLine;

/**
 * A trading partner.
 *
 * @param us how it knows us, as {@code ZZ:ID}
 * @param them how we know it
 * @param usage ISA15
 * @param line files, sftp, core or by-hand
 * @param acknowledgements after how many seconds each is missed
 * @param version a digest of its file
 */
public record PartnerView(
    String id,
    String name,
    List<String> payers,
    String us,
    String them,
    String usage,
    Set<String> sends,
    Set<String> receives,
    Set<String> realtime,
    String line,
    Map<String, Long> acknowledgements,
    Optional<Integer> timelyFilingDays,
    Optional<Integer> appealDays,
    int concurrency,
    String version) {

  static PartnerView of(Partner partner) {
    Map<String, Long> due = new TreeMap<>();
    partner.due().within().forEach((kind, time) -> due.put(kind, time.toSeconds()));
    return new PartnerView(
        partner.id(),
        partner.name(),
        partner.payers(),
        partner.us().toString(),
        partner.them().toString(),
        partner.usage(),
        partner.agreed().sends(),
        partner.agreed().receives(),
        partner.agreed().realtime(),
        line(partner.line()),
        due,
        partner.deadlines().timelyFiling(),
        partner.deadlines().appeal(),
        partner.concurrency(),
        partner.source().version());
  }

  private static String line(PartnerLine line) {
    if (line instanceof PartnerLine.Folders folders) {
      return folders.server().isPresent() ? "sftp" : "files";
    }
    return line instanceof PartnerLine.Core ? "core" : "by-hand";
  }
}
