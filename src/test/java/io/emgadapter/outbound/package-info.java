/** The way out against real servers of this machine, and names that lie. */
package io.emgadapter.outbound;
