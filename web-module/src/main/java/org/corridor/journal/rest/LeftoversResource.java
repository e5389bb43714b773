package org.corridor.journal.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.corridor.journal.JournalStore;
import org.corridor.journal.LeftoverCount;
import org.corridor.journal.LeftoverQuery;
import org.corridor.journal.LeftoverQuery.Kind;
import org.corridor.rest.Roles;
import org.corridor.rest.Search;
import org.corridor.shared.MessageId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What senders' messages say and the mapping tables do not know. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leftovers")
@RolesAllowed({Roles.ADMIN, Roles.ANALYST})
public class LeftoversResource {

  @Inject JournalStore journal;

  /** Places that nothing reads, by sender and place. */
  @GET
  @Path("residue")
  @Operation(
      summary = "Places with a value that nothing reads, counted by sender",
      description = "Never a value; the newest message is an example.")
  public ResiduePage residue(@BeanParam SenderParameters declared, @Context UriInfo uri) {
    int limit = MessagesResource.SEARCH.limit(uri.getQueryParameters());
    return ResiduePage.of(search(Kind.RESIDUE, limit, uri), limit);
  }

  /** Codes that no table lists, by sender and place. */
  @GET
  @Path("unmapped-codes")
  @Operation(
      summary = "Codes that no table lists, counted by sender",
      description = "A value that does not look like a code is shown as (text).")
  public UnmappedCodesPage unmappedCodes(
      @BeanParam SenderParameters declared, @Context UriInfo uri) {
    int limit = MessagesResource.SEARCH.limit(uri.getQueryParameters());
    return UnmappedCodesPage.of(search(Kind.UNMAPPED_CODES, limit, uri), limit);
  }

  private List<LeftoverCount> search(Kind kind, int limit, UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    return journal
        .leftovers()
        .search(
            new LeftoverQuery(
                kind,
                MessagesResource.SEARCH.filters(parameters),
                Search.cursor(parameters, MessageId::of).map(MessageId::value),
                limit + 1));
  }
}
