/**
 * Interchanges over HTTPS by the CORE Connectivity Rules vC2.2.0 (Phase II CORE 270) and vC4.0.0,
 * as client and as server.
 *
 * <ol>
 *   <li>A {@link org.corridor.core.CoreMessage} is a payload and what is said of it; {@code Fields}
 *       checks what came, and says what is wrong by the rule's codes ({@link
 *       org.corridor.core.CoreRefused}).
 *   <li>It travels in one of the {@link org.corridor.core.EnvelopeStandard}s: {@code MimeEnvelope},
 *       {@code SoapWriter} and {@code SoapReader}, or {@code RestEnvelope}; {@code Multipart} cuts
 *       bodies into parts for the first two.
 *   <li>{@link org.corridor.core.CoreClient} asks a partner whose {@link
 *       org.corridor.core.CoreSettings} are declared; what came of it is a {@link
 *       org.corridor.core.CoreOutcome}.
 *   <li>{@link org.corridor.core.CoreServer} opens, authenticates and answers for a {@link
 *       org.corridor.core.CoreService}; {@link org.corridor.core.Wsdl} describes it.
 *   <li>{@code Audit} leaves a line for each message.
 * </ol>
 */
@NullMarked
package org.corridor.core;

import org.jspecify.annotations.NullMarked;
