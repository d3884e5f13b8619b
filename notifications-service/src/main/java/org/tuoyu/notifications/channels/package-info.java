/** How a notification reaches a post outside the inbox: by e-mail, text message or group robot, without loss. */
package org.tuoyu.notifications.channels;
