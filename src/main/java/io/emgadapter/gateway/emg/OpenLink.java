package io.emgadapter.gateway.emg;

import org.apache.qpid.protonj2.client.Connection;

/** One life of a link, from its opening to its loss. */
record OpenLink<L>(Connection connection, L link, LostFlag<L> lost) {}
