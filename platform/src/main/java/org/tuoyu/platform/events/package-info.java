/** Events without loss: outbox and relay on the way out, inbox and dead letters on the way in. */
package org.tuoyu.platform.events;
