/**
 * Where a message goes, and how it is changed on the way.
 *
 * <ol>
 *   <li>A {@link org.corridor.routing.Route} has conditions, changes and destinations.
 *   <li>A {@link org.corridor.routing.Condition} looks at the message, a {@link
 *       org.corridor.routing.FhirCondition} at the bundle that it becomes.
 *   <li>A {@link org.corridor.routing.Change} sets, copies, drops or adds, or maps by a {@link
 *       org.corridor.routing.LookupTable}; what rows cannot say a {@link
 *       org.corridor.routing.MessageStep} does.
 *   <li>The {@link org.corridor.routing.Router} tries all routes of an {@link
 *       org.corridor.routing.Incoming} message and makes what is to be delivered. When one cannot
 *       be evaluated, {@link org.corridor.routing.Unroutable}, none is taken.
 *   <li>{@link org.corridor.routing.FhirToV2} makes messages of resources; {@link
 *       org.corridor.writing} does it.
 * </ol>
 */
@NullMarked
package org.corridor.routing;

import org.jspecify.annotations.NullMarked;
