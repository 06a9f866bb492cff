/**
 * What is known of files that senders posted: a handle for each, and nothing of the content.
 *
 * <p>In: a file that lies at Equinix by now. Out: what its handle stands for, for the sender that
 * posted it and no other. May fail: a database that is out of reach; then the file lies at Equinix
 * without a handle, and nobody can use it.
 *
 * <p>Owns the table {@code attachment}; retention removes old rows.
 */
@NullMarked
package io.emgadapter.ledger.files;

import org.jspecify.annotations.NullMarked;
