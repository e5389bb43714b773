package org.corridor.vault.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.System.Logger;
import org.corridor.rest.Roles;
import org.corridor.vault.Vault;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys that seal content. */
@Path("vault/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vault")
@RolesAllowed(Roles.ADMIN)
public class KeysResource {

  private static final Logger LOG = System.getLogger(KeysResource.class.getName());

  @Inject Vault vault;

  /** The key in use. */
  public record KeyView(String id) {}

  /** Seals with a new key from now on; the old ones still open what they sealed. */
  @POST
  @Operation(summary = "Makes a new key, which seals from now on")
  public Response rotate(@Context SecurityContext security) {
    KeyView key = new KeyView(vault.rotate());
    LOG.log(
        Logger.Level.INFO,
        "{0} rotated the vault to key {1}",
        security.getUserPrincipal().getName(),
        key.id());
    return Response.status(Response.Status.CREATED).entity(key).build();
  }
}
