package org.corridor.repository;

import org.hl7.fhir.r4.model.Resource;

/**
 * A version of a resource.
 *
 * @param resource with its id and version
 */
public record Revision(VersionPlace place, Resource resource) {}
