package org.corridor.intake.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.System.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.corridor.delivery.Destination;
import org.corridor.intake.MllpListeners;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.LiveInterfaces;
import org.corridor.interfaces.WayIn;
import org.corridor.pickup.Pickups;
import org.corridor.rest.Refused;
import org.corridor.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The interfaces, from settings and from files. */
@Path("interfaces")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "interfaces")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class InterfacesResource {

  private static final Logger LOG = System.getLogger(InterfacesResource.class.getName());

  @Inject MllpListeners listeners;
  @Inject Pickups pickups;
  @Inject LiveInterfaces interfaces;

  /**
   * An interface.
   *
   * @param state listening, paused or closed; open, paused or closed where the hub goes itself;
   *     empty where there is nothing that could be
   * @param version of the files that declare it; empty when only settings do
   * @param from the way in, such as mllp
   * @param place where that is
   * @param routes how many it has
   * @param destinations the names that its file declares
   * @param trouble why nothing can come this way, or not all; empty when it can
   */
  public record InterfaceView(
      String name,
      boolean paused,
      String state,
      String version,
      String from,
      String place,
      int routes,
      List<String> destinations,
      String trouble) {}

  /** Something that is wrong with a file, as compilers write it. */
  public record ProblemView(String text) {}

  /** All of them, by name. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(summary = "All interfaces")
  public List<InterfaceView> all() {
    Map<String, String> states = states();
    Interfaces declared = interfaces.now();
    Set<String> names = new TreeSet<>(states.keySet());
    declared.all().forEach(one -> names.add(one.name()));
    return names.stream().map(name -> view(name, states, declared)).toList();
  }

  private Map<String, String> states() {
    Map<String, String> states = new HashMap<>();
    pickups.states().forEach((name, state) -> states.put(name, word(state)));
    listeners.states().forEach((name, state) -> states.put(name, word(state)));
    return states;
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** What is wrong with the files of interfaces, which are therefore not used as they are now. */
  @GET
  @Path("problems")
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(summary = "What is wrong with files of interfaces")
  public List<ProblemView> problems() {
    return interfaces.problems().stream().map(one -> new ProblemView(one.toString())).toList();
  }

  /** The file of an interface, as it is in use. */
  @GET
  @Path("{name}/declaration")
  @Produces(MediaType.TEXT_PLAIN)
  @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.ANALYST, Roles.AUDITOR})
  @Operation(summary = "The file that declares an interface, as it is in use")
  public String declaration(@PathParam("name") String name) {
    return interfaces
        .now()
        .named(name)
        .map(one -> one.source().text())
        .orElseThrow(() -> Refused.absent("interface"));
  }

  /** Stops reading; senders keep their connections and wait, files stay where they are. */
  @POST
  @Path("{name}/pause")
  @Operation(summary = "Stops reading from an interface; its senders wait")
  public InterfaceView pause(@PathParam("name") String name, @Context SecurityContext security) {
    listeners.pause(known(name));
    pickups.pause(name);
    LOG.log(Logger.Level.INFO, "{0} paused {1}", security.getUserPrincipal().getName(), name);
    return view(name);
  }

  /** Reads on. */
  @POST
  @Path("{name}/resume")
  @Operation(summary = "Reads from a paused interface again")
  public InterfaceView resume(@PathParam("name") String name, @Context SecurityContext security) {
    listeners.resume(known(name));
    pickups.resume(name);
    LOG.log(Logger.Level.INFO, "{0} resumed {1}", security.getUserPrincipal().getName(), name);
    return view(name);
  }

  private String known(String name) {
    if (!listeners.names().contains(name) && !pickups.names().contains(name)) {
      throw Refused.absent("interface");
    }
    return name;
  }

  private InterfaceView view(String name) {
    return view(name, states(), interfaces.now());
  }

  private InterfaceView view(String name, Map<String, String> states, Interfaces declared) {
    Optional<Interface> file = declared.named(name);
    Optional<WayIn> from = file.flatMap(Interface::from);
    String state = states.getOrDefault(name, "");
    return new InterfaceView(
        name,
        state.equals("paused"),
        state,
        file.map(Interface::version).orElse(""),
        from.map(WayIn::kind).orElse(state.isEmpty() ? "" : "mllp"),
        from.map(WayIn::place).orElse(""),
        file.map(one -> one.routes().size()).orElse(0),
        file.map(Interface::destinations).orElse(List.of()).stream()
            .map(Destination::name)
            .toList(),
        listeners.trouble(name).or(() -> pickups.trouble(name)).orElse(""));
  }
}
