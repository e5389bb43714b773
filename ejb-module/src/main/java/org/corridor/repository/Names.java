package org.corridor.repository;

/** URIs under which Corridor names things of its own in FHIR. */
public final class Names {

  /** Where Corridor's own names live; also the base of full URLs in transactions it prints. */
  public static final String BASE = "https://corridor.example/fhir";

  /** Start of the URL of every extension that Corridor defines. */
  public static final String EXTENSION = BASE + "/StructureDefinition/";

  private Names() {}
}
