package io.emgadapter.order;

import org.jspecify.annotations.Nullable;

/**
 * A file at Equinix: by its id, or to be had from a URL with the subscription's own key.
 *
 * @param name as Equinix says; null if it does not
 * @param id at Equinix's Attachments API
 * @param url without a key
 */
public record NamedFile(@Nullable String name, @Nullable String id, @Nullable String url) {}
