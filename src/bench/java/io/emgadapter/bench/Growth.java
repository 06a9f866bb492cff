package io.emgadapter.bench;

/** What becomes of the rate when the ledger is full, or a transaction stays open. */
final class Growth {
  Growth(World world, Options options, Results results) {}

  void run() {}
}
