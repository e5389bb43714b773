package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.corridor.core.CoreRefused;
import org.corridor.core.CoreService;

/** What lies here until a partner fetches it: one interchange at a time, the oldest first. */
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
      for (StoredInterchange one : ready(partner)) {
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

  private List<StoredInterchange> ready(Partner partner) {
    return office
        .database()
        .inTransaction(connection -> Departures.due(connection, partner.id(), office.now()));
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
            connection ->
                Departures.lease(connection, one, false, now, now)
                    && Departures.done(connection, partner, one.id(), now));
  }
}
