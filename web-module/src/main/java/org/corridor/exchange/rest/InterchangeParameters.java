package org.corridor.exchange.rest;

import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import org.corridor.exchange.InterchangeState;
import org.corridor.exchange.SetState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a search for interchanges, declared for the OpenAPI document; they are read from
 * the address as a whole.
 */
public class InterchangeParameters {

  @QueryParam("direction")
  @Parameter(description = "in or out", example = "out")
  @Nullable String direction;

  @QueryParam("partner")
  @Parameter(description = "id of the partner")
  @Nullable String partner;

  @QueryParam("state")
  @Parameter(schema = @Schema(implementation = InterchangeState.class))
  @Nullable String state;

  @QueryParam("control")
  @Parameter(description = "ISA13", example = "000001011")
  @Nullable String control;

  @QueryParam("group")
  @Parameter(description = "GS06 of one of its groups")
  @Nullable String group;

  @QueryParam("reference")
  @Parameter(description = "BHT03 of one of its sets, or TRN02 of an 835")
  @Nullable String reference;

  @QueryParam("kind")
  @Parameter(description = "kind of one of its sets", example = "837P")
  @Nullable String kind;

  @QueryParam("set-state")
  @Parameter(schema = @Schema(implementation = SetState.class))
  @Nullable String setState;

  @QueryParam("from")
  @Parameter(
      description = "came or was made then or later",
      schema = @Schema(implementation = OffsetDateTime.class))
  @Nullable String from;

  @QueryParam("to")
  @Parameter(
      description = "came or was made before then",
      schema = @Schema(implementation = OffsetDateTime.class))
  @Nullable String to;

  @QueryParam("limit")
  @Parameter(
      description = "at most so many interchanges",
      schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "499"))
  @Nullable String limit;
}
