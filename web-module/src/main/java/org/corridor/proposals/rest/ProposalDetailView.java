package org.corridor.proposals.rest;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.corridor.proposals.ProposalDetail;

/**
 * A proposal and what it says.
 *
 * @param proposal where it stands
 * @param differences both sides of each element that would change, in FHIR's JSON
 */
public record ProposalDetailView(ProposalView proposal, List<DifferenceView> differences) {

  private static final Set<String> NOT_SAID = Set.of("resourceType", "id", "meta");

  /**
   * One element.
   *
   * @param element as FHIR's JSON names it
   * @param standing as it was when the proposal was made; null when there was none
   * @param proposed as the source would have it; null when it would be deleted
   */
  public record DifferenceView(String element, JsonValue standing, JsonValue proposed) {}

  static ProposalDetailView of(ProposalDetail detail) {
    JsonObject standing =
        detail.standing().map(ProposalDetailView::read).orElse(JsonValue.EMPTY_JSON_OBJECT);
    JsonObject proposed = read(detail.proposed());
    Set<String> elements = new TreeSet<>(standing.keySet());
    elements.addAll(proposed.keySet());
    elements.removeAll(NOT_SAID);
    return new ProposalDetailView(
        ProposalView.of(detail.proposal()),
        elements.stream()
            .map(name -> new DifferenceView(name, side(standing, name), side(proposed, name)))
            .toList());
  }

  private static JsonValue side(JsonObject side, String element) {
    return side.getOrDefault(element, JsonValue.NULL);
  }

  private static JsonObject read(String resource) {
    try (JsonReader reader = JSON.createReader(new StringReader(resource))) {
      return reader.readObject();
    }
  }
}
