package org.corridor.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.Delivery;
import org.corridor.delivery.DeliveryDetail;
import org.corridor.delivery.DeliveryState;
import org.corridor.delivery.DestinationStatus;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;

class DeliveryViewsTest {

  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  static Delivery delivery(int number) {
    return new Delivery(
        new UUID(0, number),
        MessageId.of("019aa4f0-0000-7000-8000-000000000001"),
        "lab",
        "to-ward",
        "ward",
        "x-application/hl7-v2+er7",
        "v1",
        Optional.empty(),
        "",
        NOON,
        DeliveryState.PARKED,
        NOON,
        5,
        true,
        Optional.empty(),
        "AE: no");
  }

  @Test
  void aDeliveryIsShownWhole() {
    DeliveryDetail detail =
        new DeliveryDetail(
            delivery(1),
            List.of(new DeliveryDetail.Event(NOON, DeliveryState.PARKED, 5, "AE: no", "")),
            List.of(new UUID(0, 2)));
    assertThat(JSONB.toJson(DeliveryDetailView.of(detail)))
        .contains(
            "\"message\":\"019aa4f0-0000-7000-8000-000000000001\"",
            "\"destination\":\"ward\"",
            "\"state\":\"PARKED\"",
            "\"repeated\":true",
            "\"attempt\":5",
            "\"copies\":[\"00000000-0000-0000-0000-000000000002\"]");
  }

  @Test
  void aPageNamesTheNextOneOnlyWhenThereIsOne() {
    DeliveryPage page = DeliveryPage.of(List.of(delivery(3), delivery(2), delivery(1)), 2);
    assertThat(page.deliveries()).hasSize(2);
    assertThat(page.next()).hasValue(new UUID(0, 2));
    assertThat(DeliveryPage.of(List.of(delivery(1)), 2).next()).isEmpty();
  }

  @Test
  void aDestinationIsShown() {
    DestinationStatus status =
        new DestinationStatus(
            "ward", "mllp", "ward:6661", "v1", false, true, 1, 17, 2, Optional.of(NOON), "no", 9);
    assertThat(JSONB.toJson(DestinationView.of(status)))
        .contains(
            "\"name\":\"ward\"",
            "\"down\":true",
            "\"waiting\":17",
            "\"setAside\":2",
            "\"oldest\":\"2026-11-21T12:00:00Z\"",
            "\"deliveredLastMinute\":9");
  }
}
