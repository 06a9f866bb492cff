package io.emgadapter.order;

/**
 * One thing that is wrong with a work request.
 *
 * @param pointer where, as an RFC 6901 JSON pointer into the request, for example {@code
 *     /body/Location}; empty for the request as a whole
 * @param code what, stable over releases, for example {@code missing}
 * @param message a sentence that says what to send instead; never quotes the value, which may be
 *     personal or secret
 */
public record Problem(String pointer, String code, String message) {}
