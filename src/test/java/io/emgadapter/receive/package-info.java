/** What comes from EMG, with real keys and a real ledger, without a link. */
package io.emgadapter.receive;
