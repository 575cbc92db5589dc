/// Images of other machines: the OCI distribution protocol over `java.net.http`, credentials, and
/// how an image gets from a registry into the store and back. The store's helper gets descriptors
/// and bytes; it never talks to the network.
@NullMarked
package io.cutaway.app.registry;

import org.jspecify.annotations.NullMarked;
