/**
 * The pages for people in a browser, below {@code /console}: how everything stands, what is parked,
 * what became of a request, and the commands of an operator. Each page but the overview shows what
 * a controller of {@code http} answers, so that nobody sees or does more there. The overview is for
 * viewers too, and shows them the ways, the unfinished Tasks and who paused them, which {@code GET
 * /subscriptions} tells operators alone; nothing parked.
 *
 * <p>In: the requests of a browser, who has logged in with a form or by the identity provider, or,
 * without users, is on this host. Out: HTML that needs no script, with a token in each form, or a
 * page that says what to do instead. The content of what is parked stands on pages of its own, for
 * those to whom {@code GET /parked/{id}} gives it; no other page shows a body or a {@code context}.
 * Owns no table.
 */
@NullMarked
package io.emgadapter.console;

import org.jspecify.annotations.NullMarked;
