/**
 * The journal over HTTP.
 *
 * <ol>
 *   <li>{@link org.corridor.journal.rest.MessagesResource} lists and shows messages and hands out
 *       their content, which is written down.
 *   <li>{@link org.corridor.journal.rest.ReplayResource} puts messages back on the queue.
 *   <li>{@link org.corridor.journal.rest.TraceResource} leads from elements back to the message,
 *       and {@link org.corridor.journal.rest.LeftoversResource} tells what senders say and nothing
 *       reads.
 *   <li>{@link org.corridor.rest.Search} reads a search from query parameters.
 *   <li>{@link org.corridor.journal.rest.MessageView}, {@link
 *       org.corridor.journal.rest.MessagePage} and {@link
 *       org.corridor.journal.rest.MessageDetailView} are the answers.
 * </ol>
 */
@NullMarked
package org.corridor.journal.rest;

import org.jspecify.annotations.NullMarked;
