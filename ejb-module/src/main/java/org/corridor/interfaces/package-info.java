/**
 * Interfaces as analysts declare them: where messages come from, what becomes of them, where they
 * go.
 *
 * <ol>
 *   <li>{@link org.corridor.interfaces.InterfaceReader} reads one file into an {@link
 *       org.corridor.interfaces.Interface}; a {@link org.corridor.interfaces.WayIn} says where
 *       messages come from, a {@link org.corridor.interfaces.TransportReader} reads a way out, an
 *       {@link org.corridor.interfaces.Export} is what it writes into files by the clock.
 *   <li>{@link org.corridor.interfaces.Interfaces} are all of them at one time; {@code Clashes}
 *       finds what does not fit together.
 *   <li>{@link org.corridor.interfaces.LiveInterfaces} follows the folder. What is broken stays as
 *       it was; {@code Settlement} decides what of a change can be used.
 * </ol>
 */
@NullMarked
package org.corridor.interfaces;

import org.jspecify.annotations.NullMarked;
