/**
 * The minimal lower layer protocol (HL7 MLLP release 1): frames over a socket, and nothing about
 * what is in them.
 *
 * <ol>
 *   <li>{@link org.corridor.mllp.MllpSettings} name an interface's port, its limits and, in {@link
 *       org.corridor.mllp.TlsSettings}, its keys.
 *   <li>{@link org.corridor.mllp.MllpListener} listens at the port; each connection has a thread,
 *       and a watch closes what waits too long.
 *   <li>An {@link org.corridor.mllp.MllpCaller} connects to a sender that waits to be called, and
 *       serves that connection in the same way.
 *   <li>A frame reader finds the {@link org.corridor.mllp.Frame}s; those that are complete together
 *       go one way together. Large ones take their share of one {@link
 *       org.corridor.mllp.FrameMemory}.
 *   <li>A {@link org.corridor.mllp.Receiver} takes them and gives its answers to {@link
 *       org.corridor.mllp.Replies}; when it has {@link org.corridor.mllp.NotTaken} them the
 *       connection ends without an answer, and they stay with the sender.
 *   <li>{@link org.corridor.mllp.MllpClient} is the other end of the wire.
 * </ol>
 */
@NullMarked
package org.corridor.mllp;

import org.jspecify.annotations.NullMarked;
