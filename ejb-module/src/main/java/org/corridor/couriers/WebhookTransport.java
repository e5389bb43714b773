package org.corridor.couriers;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Transport;
import org.corridor.mllp.TlsSettings;

/**
 * A signed HTTP request: word that a message came, or the message itself.
 *
 * @param content what is sent
 * @param link where people look a message up, with places for ids; may be empty
 * @param keys of the signature; two while a key is being changed
 */
record WebhookTransport(WebSettings web, Content content, String link, List<Secret> keys)
    implements Transport {

  /** What a webhook sends. */
  enum Content {
    /** Ids, type and time. */
    NOTICE,
    /** The content as it is. */
    WHOLE
  }

  /**
   * Reads the keys of {@link WebSettings}, {@code content}, {@code link}, {@code key} and {@code
   * former-key}.
   */
  static Transport read(Section section) {
    if (!section.has("key")) {
      section.problem("", "expected key, the secret that signs");
    }
    String link = section.text("link").orElse("");
    if (!Notice.isTemplate(link)) {
      section.problem("link", "expected places such as {message} and {delivery} only");
    }
    Optional<Secret> key = Secret.named(section, "key");
    Optional<Secret> former = Secret.named(section, "former-key");
    WebhookTransport transport =
        new WebhookTransport(
            WebSettings.read(section),
            Values.choice(section, "content", Content.class).orElse(Content.NOTICE),
            link,
            Stream.of(key, former).flatMap(Optional::stream).toList());
    if (transport.keys().stream().anyMatch(secret -> !Signature.isKey(secret))) {
      section.problem("key", "expected whsec_ and at least 24 bytes in base64");
    }
    section.end();
    return transport;
  }

  @Override
  public Optional<TlsSettings> tls() {
    return web.tls();
  }

  @Override
  public String kind() {
    return "webhook";
  }

  @Override
  public String address() {
    return web.place();
  }

  @Override
  public Courier courier() {
    return new WebhookCourier(this, Clock.systemUTC());
  }
}
