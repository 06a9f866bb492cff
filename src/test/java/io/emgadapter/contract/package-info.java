/** Holds the published contract, the code and what is really sent to each other. */
package io.emgadapter.contract;
