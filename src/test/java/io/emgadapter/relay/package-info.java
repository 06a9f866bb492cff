/** The relay against real brokers and a real ledger. */
package io.emgadapter.relay;
