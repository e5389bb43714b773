/**
 * Encryption of stored content: keys, their rotation, and the sealing of bytes.
 *
 * <ol>
 *   <li>{@link org.corridor.vault.VaultSettings} says where the keyset lies and what wraps it.
 *   <li>{@link org.corridor.vault.Vault#unlock} reads the keyset, or makes one at the very first
 *       start; it asks the {@link org.corridor.vault.KeyLedger} which keys have sealed something,
 *       and refuses to start without them: {@link org.corridor.vault.KeysUnusable}.
 *   <li>{@link org.corridor.vault.Vault#seal} and {@link org.corridor.vault.Vault#open} encrypt and
 *       decrypt; what cannot be opened is {@link org.corridor.vault.Unopenable}.
 *   <li>{@link org.corridor.vault.Vault#rotate} seals with a new key from then on; the old keys
 *       stay and still open what they sealed.
 *   <li>{@code VaultProducer} gives the vault to everyone who injects it.
 * </ol>
 */
@NullMarked
package org.corridor.vault;

import org.jspecify.annotations.NullMarked;
