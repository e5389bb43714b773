/**
 * Proposals over HTTP.
 *
 * <ol>
 *   <li>{@link org.corridor.proposals.rest.ProposalsResource} lists proposals, shows what one says,
 *       which is written down, and takes the decision of a person.
 *   <li>{@link org.corridor.rest.Search} reads a search from query parameters.
 *   <li>{@link org.corridor.proposals.rest.ProposalView}, {@link
 *       org.corridor.proposals.rest.ProposalPage} and {@link
 *       org.corridor.proposals.rest.ProposalDetailView} are the answers.
 * </ol>
 */
@NullMarked
package org.corridor.proposals.rest;

import org.jspecify.annotations.NullMarked;
