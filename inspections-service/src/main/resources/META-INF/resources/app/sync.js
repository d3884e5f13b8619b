// The protocol of docs/sync.md. Whatever is lost on the way is sent again the next time; nothing is dropped but by a receipt.
import * as store from './store.js';

const SYNC = '../page/sync';
const PART = 512 * 1024;
const MOST_ITEMS = 50;

export class LoginNeeded extends Error {}

async function ask(path, options = {}) {
  const answer = await fetch(SYNC + path, {
    ...options,
    redirect: 'manual',
    headers: {'X-Requested-With': 'JavaScript', 'Accept-Language': document.documentElement.lang, ...options.headers},
  });
  if (answer.status === 401 || answer.status === 499 || answer.type === 'opaqueredirect') throw new LoginNeeded();
  return answer;
}

async function json(path, options) {
  const answer = await ask(path, options);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? body.title ?? answer.status);
  return body;
}

const post = (path, body) =>
  json(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});

/** Who is signed in; kept, since what is captured without a network needs it. */
export async function signIn() {
  const account = await json('/me');
  await store.put('settings', 'account', account);
  return account;
}

async function pull() {
  let more = true;
  while (more) {
    const cursor = await store.get('settings', 'cursor');
    const page = await json('/pull' + (cursor ? '?cursor=' + encodeURIComponent(cursor) : ''));
    if (page.resync) await store.clear('things');
    for (const item of page.items) {
      const id = item.kind + ' ' + item.key;
      if (item.deleted) await store.remove('things', id);
      else await store.put('things', id, {...item.content, kind: item.kind, kindOfVisit: item.content.kind});
    }
    await store.put('settings', 'cursor', page.next);
    more = page.more;
  }
}

async function sendPhoto(sha256) {
  const bytes = await store.getBytes('photos', sha256);
  if (!bytes) return;
  const known = await ask('/photos/' + sha256);
  let progress = known.ok ? await known.json() : {received: 0, stored: false};
  while (!progress.stored) {
    const from = progress.received;
    progress = await json(`/photos/${sha256}?size=${bytes.length}&offset=${from}`, {
      method: 'PUT',
      headers: {'Content-Type': 'application/octet-stream'},
      body: bytes.slice(from, from + PART),
    });
  }
}

async function push(items, device) {
  for (let from = 0; from < items.length; from += MOST_ITEMS) {
    const some = items.slice(from, from + MOST_ITEMS);
    const {results} = await post('/push', {
      device,
      deviceTime: new Date().toISOString(),
      items: some.map(({id, sha256, content}) => ({id, sha256, content})),
    });
    for (const result of results) {
      const item = some.find(one => one.id === result.id);
      await store.put('captured', item.id, {...item, result});
    }
  }
}

/** The green tick is the server's word for what it has stored, never ours. */
async function receipt(items) {
  const photos = [...new Set(items.flatMap(one => one.photos))];
  const issued = await post('/receipts', {submissions: items.map(({id, sha256}) => ({id, sha256})), photos});
  const wanting = new Set([...issued.missing, ...issued.differing]);
  for (const item of items) {
    const stored = !wanting.has(item.id) && !item.photos.some(one => issued.missingPhotos.includes(one));
    await store.put('captured', item.id, {...(await store.get('captured', item.id)), stored});
  }
  if (issued.complete) for (const photo of photos) await store.remove('photos', photo);
  await store.put('settings', 'receipt', {...issued, submissions: items.length, photos: photos.length});
}

export async function sync(progress) {
  const account = await signIn();
  const items = (await store.all('captured')).filter(one => one.author === account.account);
  const unsent = items.filter(one => !one.stored);
  progress('photos');
  for (const sha256 of unsent.flatMap(one => one.photos)) {
    // One that is refused holds up no other; its record waits for it (photos-missing).
    await sendPhoto(sha256).catch(error => { if (error instanceof LoginNeeded || error instanceof TypeError) throw error; });
  }
  progress('push');
  await push(unsent, await device());
  progress('receipt');
  if (unsent.length) await receipt(unsent);
  progress('pull');
  await pull();
}

async function device() {
  const known = await store.get('settings', 'device');
  if (known) return known;
  const made = crypto.randomUUID();
  await store.put('settings', 'device', made);
  return made;
}
