package org.corridor.delivery.rest;

import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a search for deliveries, declared for the OpenAPI document; they are read from the
 * address as a whole.
 */
public class DeliveryParameters {

  @QueryParam("destination")
  @Parameter(description = "name of the destination")
  @Nullable String destination;

  @QueryParam("state")
  @Parameter(
      description =
          "one or several of WAITING, SENDING, IN_DOUBT, PARKED, DELIVERED and DISCARDED,"
              + " separated by commas",
      example = "PARKED,IN_DOUBT")
  @Nullable String state;

  @QueryParam("interface")
  @Parameter(description = "name of the interface that the message came through")
  @Nullable String interfaceName;

  @QueryParam("route")
  @Parameter(description = "name of the route that sends it")
  @Nullable String route;

  @QueryParam("message")
  @Parameter(description = "id of the message", schema = @Schema(implementation = UUID.class))
  @Nullable String message;

  @QueryParam("from")
  @Parameter(
      description = "the message was received then or later",
      schema = @Schema(implementation = OffsetDateTime.class))
  @Nullable String from;

  @QueryParam("to")
  @Parameter(
      description = "the message was received before then",
      schema = @Schema(implementation = OffsetDateTime.class))
  @Nullable String to;

  @QueryParam("limit")
  @Parameter(
      description = "at most so many deliveries",
      schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "499"))
  @Nullable String limit;
}
