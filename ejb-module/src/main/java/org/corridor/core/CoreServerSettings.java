package org.corridor.core;

import org.eclipse.microprofile.config.Config;

/**
 * Limits of the server ({@code corridor.core.*}).
 *
 * @param largest of requests, in bytes ({@code largest-request} in megabytes)
 */
public record CoreServerSettings(int largest) {

  private static final int MEGABYTE = 1024 * 1024;
  private static final int USUAL = 64;
  private static final int MOST = 1024;

  public static CoreServerSettings from(Config config) {
    int megabytes =
        config.getOptionalValue("corridor.core.largest-request", Integer.class).orElse(USUAL);
    return new CoreServerSettings(Math.max(1, Math.min(megabytes, MOST)) * MEGABYTE);
  }
}
