package org.corridor.proposals.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.corridor.proposals.Outcome;
import org.corridor.proposals.Proposal;
import org.corridor.proposals.ProposalDetail;
import org.corridor.proposals.ProposalFilter;
import org.corridor.proposals.ProposalQuery;
import org.corridor.proposals.ProposalState;
import org.corridor.rest.Refused;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;

class ProposalViewsTest {

  private static final Jsonb JSON = JsonbBuilder.create();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Proposal proposal(int number) {
    return new Proposal(
        new UUID(number, 1),
        MessageId.of("01a1fff3-59ac-7202-b362-2113ff70b53c"),
        "LAB|SOUTH",
        "main",
        "allergies",
        "Patient/p",
        "NORTH|1",
        "AllergyIntolerance/a",
        false,
        NOON,
        NOON,
        ProposalState.OPEN,
        NOON,
        "",
        "",
        2);
  }

  @Test
  void bothSidesStandBesideEachOther() {
    ProposalDetail detail =
        new ProposalDetail(
            proposal(1),
            List.of("criticality", "note"),
            Optional.of(
                """
                {"resourceType":"AllergyIntolerance","id":"a","criticality":"high"}"""),
            """
            {"resourceType":"AllergyIntolerance","id":"a","criticality":"low","note":[{"text":"x"}]}""");
    assertThat(JSON.toJson(ProposalDetailView.of(detail)))
        .contains(
            "{\"element\":\"criticality\",\"proposed\":\"low\",\"standing\":\"high\"}",
            "\"proposed\":[{\"text\":\"x\"}]",
            "\"kind\":\"allergies\"",
            "\"messages\":2");
  }

  @Test
  void somethingNewHasOneSide() {
    ProposalDetail detail =
        new ProposalDetail(
            proposal(1),
            List.of("criticality"),
            Optional.empty(),
            "{\"resourceType\":\"AllergyIntolerance\",\"criticality\":\"low\"}");
    assertThat(ProposalDetailView.of(detail).differences())
        .singleElement()
        .satisfies(one -> assertThat(one.standing()).isEqualTo(jakarta.json.JsonValue.NULL));
  }

  @Test
  void aPageTellsWhereTheNextBegins() {
    ProposalPage page = ProposalPage.of(List.of(proposal(3), proposal(2), proposal(1)), 2);
    assertThat(page.proposals()).hasSize(2);
    assertThat(page.next()).contains(new UUID(2, 1));
    assertThat(ProposalPage.of(List.of(proposal(1)), 2).next()).isEmpty();
  }

  private static MultivaluedMap<String, String> parameters(String... namesAndValues) {
    MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return all;
  }

  @Test
  void aSearchIsReadFromItsParameters() {
    ProposalQuery query =
        ProposalsResource.query(parameters("state", "open", "kind", "allergies", "limit", "10"));
    assertThat(query.filters())
        .containsEntry(ProposalFilter.STATE, "open")
        .containsEntry(ProposalFilter.KIND, "allergies");
    assertThat(query.limit()).isEqualTo(11);
    for (String[] wrong :
        List.of(
            new String[] {"stat", "open"},
            new String[] {"state", "lost"},
            new String[] {"limit", "0"},
            new String[] {"limit", "x"},
            new String[] {"cursor", "x"},
            new String[] {"state", ""})) {
      assertThatThrownBy(() -> ProposalsResource.query(parameters(wrong)))
          .as(wrong[0])
          .isInstanceOf(BadFilter.class);
    }
  }

  @Test
  void aConflictNamesTheElements() {
    assertThat(ProposalsResource.answer(new Outcome.Done()).getStatus()).isEqualTo(204);
    assertThatThrownBy(() -> ProposalsResource.answer(new Outcome.Changed(List.of("code", "note"))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("code, note");
    assertThatThrownBy(() -> ProposalsResource.answer(new Outcome.TooLate(ProposalState.WITHDRAWN)))
        .hasMessageContaining("withdrawn already");
    assertThatThrownBy(() -> ProposalsResource.answer(new Outcome.Absent()))
        .hasMessageContaining("no such proposal");
  }
}
