package org.corridor.couriers;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The server's configuration, with some secrets and nothing else. */
public final class TestSecrets extends ConfigProviderResolver {

  private final Config config;

  private TestSecrets(Map<String, String> settings) {
    config =
        (Config)
            Proxy.newProxyInstance(
                TestSecrets.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("getOptionalValue")) {
                    return Optional.ofNullable(settings.get(String.valueOf(arguments[0])));
                  }
                  throw new UnsupportedOperationException(method.getName());
                });
  }

  /** From now on these settings are there. */
  public static void use(Map<String, String> settings) {
    setInstance(new TestSecrets(settings));
  }

  /** From now on there is no configuration. */
  @SuppressWarnings("NullAway")
  public static void forget() {
    setInstance(null);
  }

  @Override
  public Config getConfig() {
    return config;
  }

  @Override
  public Config getConfig(ClassLoader loader) {
    return config;
  }

  @Override
  public ConfigBuilder getBuilder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void registerConfig(Config other, ClassLoader loader) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void releaseConfig(Config other) {}
}
