package io.emgadapter.ledger;

import java.util.List;

/**
 * The part of its request that a Task orders for.
 *
 * @param locations cages and cabinets, some of its request's {@code Location} or all
 * @param accountNumbers a JSON object: the account number of each cage, as far as it is known
 */
public record TaskPart(List<String> locations, byte[] accountNumbers) {}
