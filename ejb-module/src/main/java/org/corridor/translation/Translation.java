package org.corridor.translation;

import java.util.List;
import org.corridor.repository.Change;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What a message became.
 *
 * @param change what it wants of the repository
 * @param bundle the same as a FHIR transaction, for a repository that holds nothing yet: what
 *     {@code corridor convert} prints
 * @param findings what was noticed
 */
public record Translation(Change change, Bundle bundle, List<Finding> findings) {}
