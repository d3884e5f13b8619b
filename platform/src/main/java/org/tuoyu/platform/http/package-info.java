/** What every API does alike: problems, idempotency, concurrency, paging, tracing. */
package org.tuoyu.platform.http;
