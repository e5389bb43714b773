package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.core.CoreRefused;
import org.corridor.core.CoreService;

/**
 * What lies here until a partner fetches it: one interchange at a time, the oldest first. What was
 * fetched may be lost on its way; as long as nothing is said of it, it is there again after a time.
 */
final class HandingOut {

  private static final Pattern KIND = Pattern.compile("TA1|\\d{3}(CA)?");
  private static final Pattern ACKNOWLEDGEMENT = Pattern.compile(".*(999|TA1|Ack).*");

  private final Office office;

  HandingOut(Office office) {
    this.office = office;
  }

  /** The next of what a type asks for; one that names no kind asks for any. */
  CoreService.Reply next(Partner partner, String type) {
    boolean acknowledges = ACKNOWLEDGEMENT.matcher(type).matches();
    if (partner.line() instanceof PartnerLine.ByHand) {
      Set<String> wanted =
          Pattern.compile("_")
              .splitAsStream(type)
              .filter(KIND.asMatchPredicate())
              .collect(Collectors.toSet());
      for (StoredInterchange one : lying(partner)) {
        List<String> kinds = PayloadTypes.kinds(one);
        if (PayloadTypes.acknowledges(kinds) == acknowledges && isWanted(kinds.get(0), wanted)) {
          byte[] payload = bytes(one);
          if (isOurs(partner, one)) {
            return new CoreService.Reply(PayloadTypes.response(kinds), payload);
          }
        }
      }
    }
    return CoreService.Reply.of(
        acknowledges ? "X12_Response_NoBatchAckFile" : "X12_Response_NoBatchResultsFile");
  }

  private static boolean isWanted(String kind, Set<String> wanted) {
    return wanted.isEmpty()
        || wanted.contains(kind)
        || (!kind.equals("277CA") && wanted.contains(kind.substring(0, 3)));
  }

  private List<StoredInterchange> lying(Partner partner) {
    Instant now = office.now();
    return office
        .database()
        .inTransaction(
            connection ->
                Stream.concat(
                        Departures.due(connection, partner.id(), now).stream(),
                        HandedOut.unheard(connection, partner.id(), now).stream())
                    .toList());
  }

  private byte[] bytes(StoredInterchange one) {
    StoredInterchange.Bytes bytes = one.bytes();
    try (InputStream in = office.files().read(bytes.file(), bytes.begins(), bytes.length())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw CoreRefused.receiver("the hub cannot read it now");
    }
  }

  /** Another request may have got it meanwhile. */
  private boolean isOurs(Partner partner, StoredInterchange one) {
    Instant now = office.now();
    return office
        .database()
        .inTransaction(
            connection -> {
              boolean first =
                  one.state() == InterchangeState.READY
                      && Departures.lease(connection, one, false, now, now)
                      && Departures.done(office, connection, partner, one.id());
              boolean ours = first || HandedOut.again(connection, one);
              if (ours && isAcknowledged(PayloadTypes.kinds(one))) {
                HandedOut.offerFrom(connection, one.id(), now.plus(patience(partner)));
              }
              return ours;
            });
  }

  /** Acknowledgements themselves need not be. */
  private static boolean isAcknowledged(List<String> kinds) {
    return kinds.stream().noneMatch(kind -> kind.equals("TA1") || Answers.KINDS.contains(kind));
  }

  /** A batch is acknowledged within an hour (CORE 155), unless something else is agreed. */
  private static Duration patience(Partner partner) {
    return partner.due().within().getOrDefault("999", Duration.ofHours(1));
  }
}
