// Keeps the app itself, so that it opens without a network; what it shows and captures is kept by store.js.
const SHELL = 'tuoyu-app';
const FILES = ['./', 'index.html', 'app.css', 'app.js', 'store.js', 'sync.js', 'texts.js', 'checklist.js', 'icon.svg', 'manifest.webmanifest',
  '../tuoyu.css'];

self.addEventListener('install', event => {
  event.waitUntil(caches.open(SHELL).then(cache => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

// From the cache at once; a newer version is fetched beside it, for the next time.
self.addEventListener('fetch', event => {
  if (event.request.method !== 'GET' || event.request.url.includes('/page/')) return;
  event.respondWith(caches.open(SHELL).then(async cache => {
    const kept = await cache.match(event.request, {ignoreSearch: true});
    const fresh = fetch(event.request).then(answer => {
      if (answer.ok && kept) cache.put(event.request, answer.clone());
      return answer;
    });
    if (!kept) return fresh;
    fresh.catch(() => {});
    return kept;
  }));
});
