/** The ledger against a real PostgreSQL, transaction by transaction. */
package io.emgadapter.ledger;
