package org.corridor.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens the vault when the first part of the hub asks for it. */
@ApplicationScoped
class VaultProducer {

  private static final System.Logger LOG = System.getLogger(VaultProducer.class.getName());

  @Produces
  @Singleton
  Vault vault(KeyLedger ledger) {
    VaultSettings settings = VaultSettings.from(ConfigProvider.getConfig());
    Vault vault = Vault.unlock(settings, ledger);
    LOG.log(System.Logger.Level.INFO, "vault opened: {0}", settings);
    return vault;
  }
}
