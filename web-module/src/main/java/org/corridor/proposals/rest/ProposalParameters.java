package org.corridor.proposals.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a search for proposals, declared for the OpenAPI document; they are read from the
 * address as a whole.
 */
public class ProposalParameters {

  @QueryParam("state")
  @Parameter(description = "open, accepted, rejected, withdrawn or superseded", example = "open")
  @Nullable String state;

  @QueryParam("patient")
  @Parameter(description = "the id of the patient's record, or authority|number")
  @Nullable String patient;

  @QueryParam("kind")
  @Parameter(description = "kind of data, as in records.yaml", example = "allergies")
  @Nullable String kind;

  @QueryParam("source")
  @Parameter(description = "MSH-3 and MSH-4 of whoever said it, as application|facility")
  @Nullable String source;

  @QueryParam("limit")
  @Parameter(
      description = "at most so many proposals",
      schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "499"))
  @Nullable String limit;
}
