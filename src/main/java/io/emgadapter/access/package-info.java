/**
 * Who may do what: users and their roles, the one table of all paths, logins, and what a caller
 * sees.
 *
 * <p>In: a request over HTTP, or the {@code user-id} of a message. Out: a {@link
 * io.emgadapter.access.Caller} whose every right was granted by a setting, or a refusal as an RFC
 * 9457 problem. What is not granted is refused: a path that {@link io.emgadapter.access.PathRules}
 * does not list exists for nobody. {@code docs/access.md} is the same table for people.
 */
@NullMarked
package io.emgadapter.access;

import org.jspecify.annotations.NullMarked;
