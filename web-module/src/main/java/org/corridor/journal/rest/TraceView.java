package org.corridor.journal.rest;

import java.util.List;
import java.util.Optional;
import org.corridor.journal.rest.MessageDetailView.FindingView;
import org.corridor.processing.Explainer.Explanation;
import org.corridor.translation.Explained;

/**
 * Where the elements of a message came from.
 *
 * @param sameRules whether tables and profile are as they were when the message was processed
 * @param elements each value; never the value itself
 * @param findings what was noticed when it was translated again
 */
public record TraceView(boolean sameRules, List<ElementView> elements, List<FindingView> findings) {

  /** An element, its place in the message, the rule, and the row of the guide behind it. */
  public record ElementView(
      String resource, String path, String location, String rule, String guide) {
    static ElementView of(Explained one) {
      return new ElementView(one.resource(), one.path(), one.location(), one.rule(), one.guide());
    }
  }

  static TraceView of(Explanation explanation, Optional<String> resource) {
    return new TraceView(
        explanation.sameRules(),
        explanation.elements().stream()
            .filter(one -> resource.isEmpty() || one.resource().equals(resource.get()))
            .map(ElementView::of)
            .toList(),
        explanation.findings().stream().map(FindingView::of).toList());
  }
}
