package org.corridor.loops.rest;

import jakarta.ws.rs.QueryParam;
import org.corridor.loops.LoopState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a search for threads, declared for the OpenAPI document; they are read from the
 * address as a whole.
 */
public class ThreadParameters {

  @QueryParam("patient")
  @Parameter(
      description = "patient identifier, with or without its assigning authority",
      example = "NORTH|12345")
  @Nullable String patient;

  @QueryParam("placer")
  @Parameter(
      description = "number of whoever asked, with or without who gave it",
      example = "HIS|4711")
  @Nullable String placer;

  @QueryParam("filler")
  @Parameter(description = "number of whoever answers, with or without who gave it")
  @Nullable String filler;

  @QueryParam("state")
  @Parameter(schema = @Schema(implementation = LoopState.class))
  @Nullable String state;

  @QueryParam("interface")
  @Parameter(description = "name of the interface through which it was asked for")
  @Nullable String interfaceName;

  @QueryParam("limit")
  @Parameter(
      description = "at most so many threads",
      schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "499"))
  @Nullable String limit;
}
