/** Tests of what the console's pages are made of; the pages themselves are tested end to end. */
package io.emgadapter.console;
