package org.corridor.translation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.corridor.hl7v2.Residue;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.reconciliation.Reconciliation;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;

/** The way of one message through a family's journey, as often as it must be made. */
record Travel(V2Message message, SenderProfile sender, Consumer<Passage> journey) {

  Translation translation() {
    Passage passage = made(Map.of(), Optional.empty());
    List<Finding> findings = new ArrayList<>(message.findings());
    findings.addAll(passage.context().findings());
    return new Translation(
        new Reconciliation(passage.said(), mains -> made(mains, Optional.empty()).said()),
        findings,
        new Leftovers(residue(passage), List.copyOf(passage.context().unmapped())),
        Version.of(passage.fills(), sender.rules()),
        this::explained);
  }

  private List<Explained> explained() {
    Origins origins = new Origins();
    return made(Map.of(), Optional.of(origins)).said().drafts().stream()
        .flatMap(draft -> origins.explain(draft.resource()).stream())
        .toList();
  }

  private Passage made(Map<String, String> mains, Optional<Origins> origins) {
    Passage passage = new Passage(message, sender, mains, origins);
    passage.travel(journey);
    return passage;
  }

  private List<String> residue(Passage passage) {
    Set<String> all = new LinkedHashSet<>(Residue.of(message));
    all.addAll(passage.supplanted().places());
    all.addAll(passage.context().unused());
    return List.copyOf(all);
  }
}
