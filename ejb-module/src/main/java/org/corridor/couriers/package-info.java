/**
 * The ways out of the hub: one transport for each kind of receiver, and couriers that bring what is
 * to be delivered.
 *
 * <ol>
 *   <li>{@link org.corridor.couriers.Transports#read} finds which way a destination declares. Each
 *       {@code …Transport} reads its keys; passwords and keys are named in the file and stand in
 *       the server's configuration ({@link org.corridor.declared.Secrets}).
 *   <li>{@code MllpCourier}: HL7 v2 over MLLP; it believes only the acknowledgement that names the
 *       message.
 *   <li>{@code HttpCourier}, {@code FhirCourier} and {@code WebhookCourier} send requests by {@code
 *       WebClient}, which logs in and says what an answer, or none, means for a delivery.
 *   <li>{@code FilesCourier} and {@code SftpCourier} write files that are there whole or not at
 *       all; a {@link org.corridor.couriers.Depot} does so with files of any size.
 *   <li>An {@link org.corridor.couriers.SftpConnection} to an {@link
 *       org.corridor.couriers.SftpServer} is what files are fetched over, too.
 *   <li>{@code MailCourier} tells people that a message came.
 *   <li>What went wrong is said in the words of {@link org.corridor.couriers.Trouble}, which quotes
 *       nothing.
 * </ol>
 */
@NullMarked
package org.corridor.couriers;

import org.jspecify.annotations.NullMarked;
