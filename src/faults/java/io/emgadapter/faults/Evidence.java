package io.emgadapter.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one run left behind, everywhere but in the adapter's own tables.
 *
 * @param offered every request that was offered
 * @param confirmed the ids of those that the broker confirmed, or HTTP answered 202
 * @param envelopes every Task that arrived at Equinix as {@code id of the request/name of the
 *     Task}, in the order of coming
 * @param effects the id of the request of every order that Equinix placed and every change that it
 *     carried out
 * @param finals by id of the request, the ids of its different final events
 * @param posted the ids of requests whose final event came by webhook too
 * @param rejected the ids of requests that were told to be wrong
 * @param parked the ids of requests that {@code GET /parked} shows
 */
record Evidence(
    List<Offer> offered,
    Set<String> confirmed,
    List<String> envelopes,
    List<String> effects,
    Map<String, Set<String>> finals,
    Set<String> posted,
    Set<String> rejected,
    Set<String> parked) {}
