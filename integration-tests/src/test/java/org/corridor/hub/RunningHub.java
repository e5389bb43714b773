package org.corridor.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the hub of this run: started before the first of them, stopped after the last. Tests
 * share it, so each uses patients and control ids of its own. With {@code corridor.test.running},
 * the state directory of a hub that runs already, that one is taken and left running (over TLS only
 * when its interfaces are those of {@code Certificates}).
 */
public final class RunningHub implements BeforeAllCallback, ParameterResolver {

  @Override
  public void beforeAll(ExtensionContext context) {
    hub(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == HubUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return hub(context);
  }

  private static HubUnderTest hub(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(RunningHub.class))
        .getOrComputeIfAbsent(Stopping.class, key -> started(), Stopping.class)
        .hub();
  }

  private static Stopping started() {
    String database = System.getProperty("corridor.test.database", "h2");
    Path directory =
        Checkout.path("integration-tests/target/hubs")
            .resolve(database + "-" + Instant.now().toEpochMilli());
    String running = System.getProperty("corridor.test.running", "");
    try {
      if (!running.isEmpty()) {
        return new Stopping(HubUnderTest.running(Path.of(running)), false);
      }
      Files.createDirectories(directory.getParent());
      return new Stopping(HubUnderTest.start(database, directory), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the hub started", e);
    }
  }

  private record Stopping(HubUnderTest hub, boolean ours) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try {
        if (ours) {
          hub.stop();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
