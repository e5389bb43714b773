package org.corridor.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.guides.Guide;
import org.corridor.guides.Guides;

/**
 * PayloadType of what is sent and fetched over CORE, by kinds of sets (the rule's list of types); a
 * partner that has others names them.
 *
 * @param own of the partner, by kind
 */
record PayloadTypes(Map<String, String> own) {

  private static final Set<String> ACKNOWLEDGEMENTS = Set.of("TA1", "999");

  /** The kinds of an interchange. */
  static List<String> kinds(StoredInterchange one) {
    return List.of(one.kinds().split(" "));
  }

  /** Whether it is nothing but TA1 and 999: then it confirms what was fetched. */
  static boolean acknowledges(List<String> kinds) {
    return ACKNOWLEDGEMENTS.containsAll(kinds);
  }

  /** Of what we hand in; the first kind speaks for all. */
  String submission(List<String> kinds) {
    String kind = kinds.get(0);
    String usual =
        switch (kind) {
          case "TA1" -> "X12_TA1_SubmissionRequest_00501X231A1";
          case "999" -> "X12_999_SubmissionRequest_005010X231A1";
          default -> named(kind, "Request");
        };
    return own.getOrDefault(kind, usual);
  }

  /** Of what we ask for. */
  String retrieval(String kind) {
    String usual =
        switch (kind) {
          case "TA1" -> "X12_TA1_RetrievalRequest_00501X231A1";
          case "999" -> "X12_999_RetrievalRequest_005010X231A1";
          case "835" -> "X12_835_Request_005010X221A1";
          default -> "X12_005010_Request_Batch_Results_" + kind;
        };
    return own.getOrDefault(kind, usual);
  }

  /** Of what we hand out. */
  static String response(List<String> kinds) {
    String kind = kinds.get(0);
    return kind.equals("TA1") ? "X12_TA1_Response_00501X231A1" : named(kind, "Response");
  }

  private static String named(String kind, String what) {
    Guide guide = Guides.standard().kind(kind);
    String type = kind.startsWith("277") ? kind : guide.set();
    return "X12_" + type + "_" + what + "_" + guide.convention();
  }
}
