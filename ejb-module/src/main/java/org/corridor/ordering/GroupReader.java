package org.corridor.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Grouping.PatientGroup;
import org.corridor.ordering.Grouping.SpecimenGroup;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a message once. A segment in an unusual place stays with what comes before it; PRT
 * and NTE always do.
 */
final class GroupReader {

  /**
   * Order controls that leave earlier results earlier results; anything else asks for something.
   */
  private static final Set<String> NO_REQUEST = Set.of("", "PR", "RE", "SC");

  private static final String PRIOR = "PR";

  private final V2Message message;
  private final Layout layout;
  private final List<OpenPatient> patients = new ArrayList<>(1);
  private final List<SpecimenGroup> leading = new ArrayList<>(1);
  private final List<Line> leadingLines = new ArrayList<>(0);
  private @Nullable OpenPatient patient;
  private @Nullable OpenOrder order;
  private @Nullable OpenOrder waiting;
  private boolean prior;
  private List<V2Segment> notes = new ArrayList<>(0);
  private List<V2Segment> participants = new ArrayList<>(0);

  GroupReader(V2Message message) {
    this.message = message;
    this.layout = Layout.of(message);
  }

  List<PatientGroup> read() {
    List<V2Segment> segments = message.segments();
    for (int i = 0; i < segments.size(); i++) {
      take(segments.get(i), i);
    }
    settleLeading();
    return patients.stream().map(OpenPatient::close).toList();
  }

  private void take(V2Segment segment, int index) {
    switch (segment.name()) {
      case "PID" -> takePatient(segment);
      case "PV1" -> takeVisit();
      case "AL1" -> mayBeginPrior();
      case "ORC" -> takeOrc(segment);
      case "OBR" -> takeObr(segment);
      case "RXO", "ODS", "ODT", "RQD" -> takeDetail(segment);
      case "OBX" -> takeObx(segment, index);
      case "SPM" -> takeSpm(segment);
      case "SAC" -> takeSac(segment);
      case "TQ1" -> open().timings.add(segment);
      case "DG1" -> takeDiagnosis(segment);
      case "NTE" -> notes.add(segment);
      case "PRT" -> participants.add(segment);
      default -> {
        // MSH, SFT, PD1, NK1, IN1, GT1, Z segments: read elsewhere or not part of an order.
      }
    }
  }

  private void takePatient(V2Segment pid) {
    settleLeading();
    mayBeginPrior();
    OpenPatient first = patients.isEmpty() ? null : patients.get(0);
    if (prior && first != null && isSame(first, pid)) {
      patient = first;
      participants = new ArrayList<>(0);
      notes = new ArrayList<>(0);
    } else {
      begin(Optional.of(pid));
    }
  }

  /** Earlier results may be of the mother or a donor. */
  private static boolean isSame(OpenPatient known, V2Segment pid) {
    return known.pid().filter(p -> p.field(3).text().equals(pid.field(3).text())).isPresent();
  }

  private void takeVisit() {
    mayBeginPrior();
    participants = prior ? new ArrayList<>(0) : patient().visitParticipants();
  }

  private void mayBeginPrior() {
    prior = prior || (layout.priorResults() && order != null);
  }

  private void takeOrc(V2Segment orc) {
    String control = orc.value("1");
    if (prior && !NO_REQUEST.contains(control)) {
      prior = false;
      patient = patients.isEmpty() ? null : patients.get(0);
    }
    if (layout.orcFollows() && order != null && order.orc == null && !order.hasResults()) {
      order.orc = orc;
      focus(order);
      return;
    }
    OpenOrder next = new OpenOrder(prior || control.equals(PRIOR));
    next.orc = orc;
    focus(next);
    if (layout.orders()) {
      add(next);
    } else {
      waiting = next;
    }
  }

  private void takeObr(V2Segment obr) {
    OpenOrder next = next();
    next.obr = obr;
    focus(next);
  }

  private void takeDetail(V2Segment segment) {
    OpenOrder next = next();
    next.detail = segment;
    focus(next);
  }

  /** The order that the next detail belongs to; one ORC may stand above several. */
  private OpenOrder next() {
    OpenOrder known = waiting != null ? waiting : order;
    if (known != null && known.orc != null && known.isOpen()) {
      return waiting != null ? add(waiting) : known;
    }
    OpenOrder another = new OpenOrder(prior);
    another.orc = layout.orders() && !prior && known != null ? known.orc : null;
    return add(another);
  }

  private void takeObx(V2Segment obx, int index) {
    Line line = new Line(obx, new ArrayList<>(0), new ArrayList<>(0), isAboutSpecimen(index));
    notes = line.notes();
    participants = line.participants();
    if (order == null && !leading.isEmpty()) {
      leadingLines.add(line);
    } else {
      open().lines.add(line);
    }
  }

  private boolean isAboutSpecimen(int index) {
    List<V2Segment> segments = message.segments();
    return order == null
        ? !leading.isEmpty()
        : layout.isAboutSpecimen(order, segments.subList(index, segments.size()));
  }

  private void takeSpm(V2Segment spm) {
    SpecimenGroup specimen = new SpecimenGroup(spm, new ArrayList<>(0));
    if (layout.specimensFirst()) {
      settleLeading();
      leading.add(specimen);
    } else {
      open().specimens.add(specimen);
    }
  }

  private void takeSac(V2Segment sac) {
    List<SpecimenGroup> specimens = order == null ? leading : order.specimens;
    if (!specimens.isEmpty()) {
      specimens.get(specimens.size() - 1).containers().add(sac);
    }
  }

  private void takeDiagnosis(V2Segment dg1) {
    if (order != null) {
      order.diagnoses.add(dg1);
    }
  }

  /** A specimen without any order below it still is one. */
  private void settleLeading() {
    if (order == null && !leading.isEmpty()) {
      open();
    }
    leading.clear();
    order = layout.specimensFirst() ? null : order;
  }

  private OpenPatient begin(Optional<V2Segment> pid) {
    OpenPatient next = OpenPatient.of(pid);
    patients.add(next);
    patient = next;
    order = null;
    waiting = null;
    notes = next.notes();
    participants = next.participants();
    return next;
  }

  private OpenPatient patient() {
    OpenPatient current = patient;
    return current != null ? current : begin(Optional.empty());
  }

  private OpenOrder open() {
    if (waiting != null) {
      return add(waiting);
    }
    return order != null ? order : add(new OpenOrder(prior));
  }

  private OpenOrder add(OpenOrder next) {
    next.specimens.addAll(leading);
    next.lines.addAll(leadingLines);
    leadingLines.clear();
    waiting = null;
    patient().orders().add(next);
    order = next;
    return next;
  }

  private void focus(OpenOrder current) {
    notes = current.notes;
    participants = current.participants;
  }
}
