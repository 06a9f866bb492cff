package io.emgadapter.faults;

/**
 * A work request that the campaign offers.
 *
 * @param id its id, which every trace of it bears
 * @param json as it is sent
 * @param effects how many orders, or changes of orders, it may bring about; 0 for one that is
 *     invalid
 */
record Offer(String id, String json, int effects) {
  @Override
  public String toString() {
    return id;
  }
}
