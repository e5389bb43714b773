package org.corridor.posting;

import java.util.List;
import java.util.Optional;
import org.corridor.bundles.BadContent;
import org.corridor.bundles.BundleChange;
import org.corridor.bundles.OperationOutcomes;
import org.corridor.bundles.Submission;
import org.corridor.intake.Door;
import org.corridor.intake.Entrant;
import org.corridor.interfaces.Interface;
import org.corridor.journal.Format;
import org.corridor.shared.Finding;

/** FHIR, answered with an OperationOutcome. What is refused is kept for analysts to look at. */
final class FhirPosts {

  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  private final Door door;

  FhirPosts(Door door) {
    this.door = door;
  }

  Answer post(Post post, Interface one) throws InterruptedException {
    if (post.key().length() > Post.LONGEST_KEY) {
      Finding why =
          Finding.error(
              "Idempotency-Key",
              "too-long",
              "Idempotency-Key has " + Post.LONGEST_KEY + " characters at the most");
      return answer(BAD_REQUEST, OperationOutcomes.of(List.of(why)), Optional.empty());
    }
    Submission submission;
    try {
      submission = Submission.read(post.content());
    } catch (BadContent bad) {
      Door.Receipt kept = take(post, refused(post, bad.findings()));
      return refused(bad.isUnreadable() ? BAD_REQUEST : UNPROCESSABLE, bad.findings(), kept);
    }
    List<Finding> refusals =
        one.handling().stores()
            ? BundleChange.refusals(submission, post.interfaceName())
            : List.of();
    Door.Receipt receipt = take(post, entrant(post, submission, refusals));
    return switch (receipt.outcome()) {
      case RECEIVED -> taken(receipt, "Received as message " + receipt.id());
      case RESENT -> taken(receipt, "It came before, as message " + receipt.id());
      case REJECTED ->
          refused(UNPROCESSABLE, refusals.isEmpty() ? List.of(used()) : refusals, receipt);
    };
  }

  private Door.Receipt take(Post post, Entrant entrant) throws InterruptedException {
    return door.take(post.interfaceName(), List.of(entrant)).get(0);
  }

  private static Entrant entrant(Post post, Submission submission, List<Finding> refusals) {
    boolean keyed = !post.key().isEmpty();
    return new Entrant(
        Format.FHIR,
        submission.type(),
        keyed ? post.key() : submission.name(),
        post.user(),
        keyed ? "" : submission.nameSystem(),
        submission.patient(),
        refusals,
        post.content());
  }

  private static Entrant refused(Post post, List<Finding> findings) {
    return new Entrant(Format.FHIR, "", post.key(), post.user(), "", "", findings, post.content());
  }

  private static Finding used() {
    return Finding.error("", "duplicate", "This name came before, with other content");
  }

  private static Answer taken(Door.Receipt receipt, String text) {
    return answer(ACCEPTED, OperationOutcomes.saying(text), Optional.of(receipt));
  }

  private static Answer refused(int status, List<Finding> findings, Door.Receipt receipt) {
    return answer(status, OperationOutcomes.of(findings), Optional.of(receipt));
  }

  private static Answer answer(int status, byte[] outcome, Optional<Door.Receipt> receipt) {
    return new Answer(status, Format.FHIR.mediaType(), outcome, receipt.map(Door.Receipt::id));
  }
}
