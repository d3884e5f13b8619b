// What the app holds, encrypted at rest: AES-GCM with a key that the browser keeps and nobody can export. Without the key,
// which goes with the logout, the rest is noise.
const NAME = 'tuoyu-app';
const STORES = ['things', 'captured', 'photos', 'settings'];
let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => ['key', ...STORES].forEach(store => request.result.createObjectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function run(store, mode, work) {
  const transaction = (await open()).transaction(store, mode);
  const request = work(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

async function key() {
  const known = await run('key', 'readonly', store => store.get('key'));
  if (known) return known;
  const made = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
  await run('key', 'readwrite', store => store.add(made, 'key')).catch(() => {}); // another tab was faster: its key holds
  return run('key', 'readonly', store => store.get('key'));
}

async function seal(bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return {iv, sealed: await crypto.subtle.encrypt({name: 'AES-GCM', iv}, await key(), bytes)};
}

async function unseal({iv, sealed}) {
  return new Uint8Array(await crypto.subtle.decrypt({name: 'AES-GCM', iv}, await key(), sealed));
}

export async function putBytes(store, id, bytes) {
  const sealed = await seal(bytes);
  await run(store, 'readwrite', one => one.put(sealed, id));
}

export async function getBytes(store, id) {
  const found = await run(store, 'readonly', one => one.get(id));
  return found && unseal(found);
}

export const put = (store, id, value) => putBytes(store, id, new TextEncoder().encode(JSON.stringify(value)));

export async function get(store, id) {
  const bytes = await getBytes(store, id);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}

export const ids = store => run(store, 'readonly', one => one.getAllKeys());

export async function all(store) {
  return Promise.all((await ids(store)).map(id => get(store, id)));
}

export const remove = (store, id) => run(store, 'readwrite', one => one.delete(id));

export const clear = store => run(store, 'readwrite', one => one.clear());

/** At the logout: the key first, so that nothing can be read even if the rest were interrupted. */
export async function wipe() {
  await clear('key');
  for (const store of STORES) await clear(store);
  (await open()).close();
  opened = undefined;
  await new Promise(resolve => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}

export async function sha256(bytes) {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), one => one.toString(16).padStart(2, '0')).join('');
}
