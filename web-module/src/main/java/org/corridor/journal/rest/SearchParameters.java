package org.corridor.journal.rest;

import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import org.corridor.journal.MessageState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a search, declared for the OpenAPI document. They are read from the address as a
 * whole, because a parameter that nobody declared must not be overlooked.
 */
public class SearchParameters {

  @QueryParam("controlId")
  @Parameter(description = "MSH-10")
  @Nullable String controlId;

  @QueryParam("patient")
  @Parameter(
      description = "patient identifier, with or without its assigning authority",
      example = "NORTH|12345")
  @Nullable String patient;

  @QueryParam("type")
  @Parameter(description = "MSH-9, with or without the trigger event", example = "ADT^A01")
  @Nullable String type;

  @QueryParam("state")
  @Parameter(schema = @Schema(implementation = MessageState.class))
  @Nullable String state;

  @QueryParam("interface")
  @Parameter(description = "name of the interface it came through")
  @Nullable String interfaceName;

  @QueryParam("sender")
  @Parameter(description = "MSH-3, with or without MSH-4", example = "PAS|NORTH")
  @Nullable String sender;

  @QueryParam("from")
  @Parameter(
      description = "received then or later",
      schema = @Schema(implementation = OffsetDateTime.class))
  @Nullable String from;

  @QueryParam("to")
  @Parameter(
      description = "received before then",
      schema = @Schema(implementation = OffsetDateTime.class))
  @Nullable String to;

  @QueryParam("reference")
  @Parameter(
      description = "a FHIR resource that the message wrote, with or without the version",
      example = "Patient/0b9f0c0e-6f0e-5d0c-8a38-0d7a4d2a7a55/_history/2")
  @Nullable String reference;

  @QueryParam("limit")
  @Parameter(
      description = "at most so many messages",
      schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "499"))
  @Nullable String limit;
}
