package org.corridor.core;

/** Takes nothing and says so. */
final class NotConfigured implements CoreService {

  private static CoreRefused refused() {
    return CoreRefused.receiver("not configured: this hub takes no messages here");
  }

  @Override
  public boolean authenticate(Caller caller) {
    throw refused();
  }

  @Override
  public Reply realTime(CoreMessage message) {
    throw refused();
  }

  @Override
  public Reply take(CoreMessage message) {
    throw refused();
  }

  @Override
  public Reply handOut(CoreMessage message) {
    throw refused();
  }

  @Override
  public Reply confirm(CoreMessage message) {
    throw refused();
  }
}
