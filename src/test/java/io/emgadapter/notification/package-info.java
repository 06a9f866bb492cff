/** What Equinix starts is read whatever it looks like. */
package io.emgadapter.notification;
