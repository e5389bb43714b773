/**
 * Bytes in, durable, acknowledged: the hub's front door for HL7 v2.
 *
 * <ol>
 *   <li>{@link org.corridor.intake.MllpListeners} opens a listener for each interface that {@link
 *       org.corridor.mllp.MllpSettings} name or a file declares, and follows the files; what its
 *       connections read goes one way in rounds.
 *   <li>{@code Reception} reads header and patient, lets the {@code Guards} judge, and recognises a
 *       resend among {@link org.corridor.intake.EarlierArrivals}.
 *   <li>{@link org.corridor.intake.InboundQueue} makes accepted and refused messages durable, in
 *       one go for a round. {@link org.corridor.intake.JmsInboundQueue} is the one on the broker,
 *       which takes them itself ({@code ArtemisBroker}) or from its client ({@code BrokerClient});
 *       {@link org.corridor.intake.BrokerDisk} tells whether it has room.
 *   <li>Only then are the acknowledgements written, in order; a resend gets the one it got before.
 *   <li>{@link org.corridor.intake.ApplicationAcknowledgements} tells senders in enhanced mode what
 *       processing came to.
 *   <li>{@link org.corridor.intake.Rush} tells processing to rest while senders wait for
 *       acknowledgements, and nobody for anything else.
 * </ol>
 *
 * <p>Messages that come another way go through the same {@link org.corridor.intake.Door}; what is
 * no HL7 v2 message is an {@link org.corridor.intake.Entrant}, read by whoever brings it. {@link
 * org.corridor.intake.DryDoor} tells without a hub what a sender would be answered.
 */
@NullMarked
package org.corridor.intake;

import org.jspecify.annotations.NullMarked;
