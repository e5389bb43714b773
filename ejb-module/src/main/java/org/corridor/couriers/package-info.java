/**
 * The ways out of the hub: one transport for each kind of receiver.
 *
 * <ol>
 *   <li>{@code MllpTransport}: HL7 v2 over MLLP; its courier believes only the acknowledgement that
 *       names the message.
 * </ol>
 */
@NullMarked
package org.corridor.couriers;

import org.jspecify.annotations.NullMarked;
