package org.corridor.journal.rest;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a search by sender, declared for the OpenAPI document. */
public class SenderParameters {

  @QueryParam("interface")
  @Parameter(description = "name of the interface they came through")
  @Nullable String interfaceName;

  @QueryParam("sender")
  @Parameter(description = "MSH-3, with or without MSH-4", example = "PAS|NORTH")
  @Nullable String sender;

  @QueryParam("limit")
  @Parameter(
      description = "at most so many",
      schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "499"))
  @Nullable String limit;

  @QueryParam("cursor")
  @Parameter(description = "next of the page before", schema = @Schema(implementation = UUID.class))
  @Nullable String cursor;
}
