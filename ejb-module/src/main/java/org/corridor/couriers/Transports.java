package org.corridor.couriers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.declared.Section;
import org.corridor.delivery.Transport;

/** All ways out of the hub, by the key that declares each. */
public final class Transports {

  private static final Map<String, Function<Section, Transport>> KINDS = kinds();

  private Transports() {}

  private static Map<String, Function<Section, Transport>> kinds() {
    Map<String, Function<Section, Transport>> kinds = new LinkedHashMap<>();
    kinds.put("mllp", MllpTransport::read);
    kinds.put("http", HttpTransport::read);
    kinds.put("fhir", FhirTransport::read);
    kinds.put("files", FilesTransport::read);
    kinds.put("sftp", SftpTransport::read);
    kinds.put("mail", MailTransport::read);
    kinds.put("webhook", WebhookTransport::read);
    return kinds;
  }

  /** The keys of which a destination has one. */
  public static List<String> names() {
    return List.copyOf(KINDS.keySet());
  }

  /**
   * Reads how a destination is reached. Other keys of the section are left to the caller.
   *
   * @return empty when it does not say so in exactly one way, which is then a problem
   */
  public static Optional<Transport> read(Section destination) {
    List<String> said = KINDS.keySet().stream().filter(destination::has).toList();
    if (said.size() != 1) {
      destination.problem("", "expected one of " + String.join(", ", KINDS.keySet()));
      return Optional.empty();
    }
    String kind = said.get(0);
    return destination
        .section(kind)
        .map(section -> KINDS.getOrDefault(kind, MllpTransport::read).apply(section));
  }
}
