package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.bundles.BadContent;
import org.corridor.bundles.BundleChange;
import org.corridor.bundles.Submission;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.interfaces.Interface;
import org.corridor.journal.Arrival;
import org.corridor.journal.Format;
import org.corridor.routing.Incoming;
import org.corridor.routing.Router;
import org.corridor.routing.Unroutable;
import org.corridor.shared.Finding;
import org.corridor.translation.Translation;

/** Runs FHIR content through an interface, and leaves nothing behind. */
record BundleTrial(Router router) {

  private static final int BEGINNING = 64;

  /** Whether {@code content} is JSON rather than HL7 v2. */
  static boolean isFhir(byte[] content) {
    return new String(content, 0, Math.min(content.length, BEGINNING), UTF_8)
        .replace("\uFEFF", "")
        .stripLeading()
        .startsWith("{");
  }

  TrialOutcome of(Interface one, byte[] content) {
    String name = "";
    try {
      Submission submission = Submission.read(content);
      name = (submission.type() + " " + submission.name()).strip();
      return one.handling().accept().isPresent()
          ? new TrialOutcome(
              one, name, false, Optional.empty(), List.of(), List.of(), List.of(), "")
          : accepted(one, name, submission, content);
    } catch (BadContent bad) {
      return Trial.failed(one, name, texts(bad.findings()));
    } catch (Unroutable unroutable) {
      return Trial.failed(one, name, unroutable.finding().text());
    }
  }

  private TrialOutcome accepted(Interface one, String name, Submission submission, byte[] content) {
    Arrival arrival = arrival(one.name(), submission, content);
    Optional<Translation> stored =
        one.handling().stores()
            ? Optional.of(new Translation(BundleChange.of(submission, arrival), List.of()))
            : Optional.empty();
    Incoming incoming = new Incoming(arrival, Optional.empty(), submission::bundle);
    Trial.Watching watching = new Trial.Watching(SenderProfile.UNCONFIGURED);
    List<Router.Leg> legs = router.route(one.routes(), incoming, watching);
    return new TrialOutcome(
        one,
        name,
        true,
        stored.map(translation -> translation.bundle().getEntry().size()),
        legs,
        watching.made,
        List.of(),
        "");
  }

  private static String texts(List<Finding> findings) {
    return findings.stream()
        .map(finding -> (finding.location() + " " + finding.text()).strip())
        .collect(Collectors.joining("; "));
  }

  private static Arrival arrival(String interfaceName, Submission submission, byte[] content) {
    return new Arrival(
        Trial.NOBODY,
        interfaceName,
        Instant.EPOCH,
        false,
        submission.type(),
        submission.name(),
        "",
        submission.nameSystem(),
        submission.patient(),
        "",
        List.of(),
        Format.FHIR,
        content);
  }
}
