package org.corridor.alerts.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.alerts.Alert;
import org.corridor.alerts.AlertKind;
import org.corridor.journal.BadFilter;
import org.junit.jupiter.api.Test;

class AlertsResourceTest {

  private static Alert alert(int number) {
    return new Alert(
        new UUID(1, number),
        "lab",
        AlertKind.SILENT,
        "",
        "no message",
        "",
        Instant.EPOCH,
        Optional.empty(),
        "",
        Optional.empty());
  }

  @Test
  void aPageThatIsNotTheLastNamesItsLast() {
    AlertPage page = AlertPage.of(List.of(alert(1), alert(2)), 1);
    assertThat(page.alerts()).extracting(AlertView::kind).containsExactly(AlertKind.SILENT);
    assertThat(page.next()).contains(alert(1).id());
    assertThat(AlertPage.of(List.of(alert(1)), Integer.MAX_VALUE).next()).isEmpty();
  }

  @Test
  void aCursorIsAnId() {
    UUID id = UUID.randomUUID();
    assertThat(AlertsResource.cursor(id.toString())).contains(id);
    assertThat(AlertsResource.cursor(null)).isEmpty();
    assertThatThrownBy(() -> AlertsResource.cursor("2")).isInstanceOf(BadFilter.class);
  }

  @Test
  void nothingElseThanOpenOrAllIsUnderstood() {
    assertThatThrownBy(() -> new AlertsResource().list("closed", null))
        .isInstanceOf(BadFilter.class);
  }
}
