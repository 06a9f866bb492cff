/**
 * The fault campaign: instances of the packaged adapter that are killed at named places, frozen and
 * cut off while work goes on, and one checker that counts what was lost or ordered twice.
 *
 * <p>{@code Child…} and {@code Halting} run in the instances; everything else in the campaign's own
 * process, with the database, the brokers and the simulators.
 */
package io.emgadapter.faults;
