package io.emgadapter.gateway.rest.call;

/**
 * What all instances share about the accounts for Equinix's REST APIs.
 *
 * @param credentials what is known of their credentials
 * @param turns when their calls may start
 */
public record AccountMemory(CredentialMemory credentials, CallTurns turns) {}
