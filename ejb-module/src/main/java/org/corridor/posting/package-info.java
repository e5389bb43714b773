/**
 * Messages that are posted to the hub over HTTP.
 *
 * <ol>
 *   <li>A {@link org.corridor.posting.Post} is a request to an interface that says {@code http:
 *       true}.
 *   <li>{@link org.corridor.posting.PostedMessages} takes it through the hub's {@link
 *       org.corridor.intake.Door}: durable before it is answered, recognised when it comes again.
 *   <li>{@code V2Posts} answers HL7 v2 with acknowledgements, {@code FhirPosts} FHIR with an
 *       OperationOutcome, {@code TablePosts} tables with what became of their rows: an {@link
 *       org.corridor.posting.Answer}.
 * </ol>
 */
@NullMarked
package org.corridor.posting;

import org.jspecify.annotations.NullMarked;
