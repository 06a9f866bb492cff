/** What the operator's side does with real brokers and a real ledger. */
package io.emgadapter.operate;
