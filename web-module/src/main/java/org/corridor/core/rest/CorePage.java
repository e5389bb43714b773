package org.corridor.core.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.corridor.core.CoreServer;
import org.corridor.core.CoreServerSettings;
import org.corridor.core.CoreService;
import org.corridor.core.Entity;
import org.corridor.core.Wsdl;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The CORE server. Callers log in inside the envelope or by certificate, which the service checks
 * with every request; the server's own users have no part in it.
 */
@WebServlet("/core")
public class CorePage extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  @Inject transient Instance<CoreService> services;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    CoreService service = services.isResolvable() ? services.get() : CoreService.none();
    CoreServerSettings settings = CoreServerSettings.from(ConfigProvider.getConfig());
    answer(new CoreServer(service, Clock.systemUTC(), settings.largest()), request, response);
  }

  static void answer(CoreServer server, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    CoreServer.Reply reply = server.answer(type, request.getInputStream(), certificate(request));
    if (reply.entity().isEmpty()) {
      response.sendError(reply.status());
    } else {
      write(reply.status(), reply.entity().get(), response);
    }
  }

  private static Optional<X509Certificate> certificate(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
        ? Optional.of(chain[0])
        : Optional.empty();
  }

  /** The WSDL, to whoever asks: it tells nothing of this hub. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!"wsdl".equalsIgnoreCase(request.getQueryString())) {
      response.setHeader("Allow", "POST");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    byte[] body = Wsdl.of(request.getRequestURL().toString()).getBytes(UTF_8);
    write(200, new Entity("text/xml;charset=UTF-8", body), response);
  }

  private static void write(int status, Entity entity, HttpServletResponse response)
      throws IOException {
    response.setStatus(status);
    response.setContentType(entity.contentType());
    response.setContentLength(entity.body().length);
    response.getOutputStream().write(entity.body());
  }
}
