import * as store from './store.js';
import {sync, signIn, LoginNeeded} from './sync.js';
import {t, language, changeLanguage} from './texts.js';
import * as checklists from './checklist.js';

const LOGIN = '../page/app-login';
const LONGEST_SIDE = 1600;
/** Of a visit, with the signature; the service takes no more. */
const MOST_PHOTOS = 50;
const main = document.getElementById('main');
let message = '';

/** An element with properties, and children that are elements or text. */
function e(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.flat().filter(one => one !== null && one !== undefined));
  return made;
}

function show(...children) {
  main.replaceChildren(...children.filter(one => one !== null && one !== undefined));
}

function frame(account) {
  document.documentElement.lang = language;
  document.title = t('title');
  document.getElementById('title').textContent = t('title');
  document.getElementById('who').textContent = account?.name ?? '';
  const network = document.getElementById('network');
  network.textContent = t(navigator.onLine ? 'online' : 'offline');
  document.getElementById('language').textContent = t('other');
}

function say(text) {
  message = text;
  const shown = document.getElementById('message');
  if (shown) shown.textContent = text;
}

async function home() {
  const account = await store.get('settings', 'account');
  frame(account);
  if (!account) {
    show(e('p', {className: 'lead'}, t('needLogin')), e('p', {}, e('a', {href: LOGIN, className: 'button'}, t('login'))));
    return;
  }
  const things = await store.all('things');
  const captured = (await store.all('captured')).filter(one => one.author === account.account).reverse();
  const done = new Set(captured.filter(one => !isRefused(one)).map(one => one.visitId)); // refused: once more
  const visits = things.filter(one => one.kind === 'VISIT' || one.visitId)
    .filter(one => !done.has(one.visitId))
    .sort((one, other) => one.dueDay.localeCompare(other.dueDay));
  show(
    e('p', {id: 'message', role: 'status', className: 'lead'}, message),
    e('div', {className: 'actions'},
      e('button', {id: 'sync', className: 'primary', onclick: syncNow}, t('sync')),
      e('a', {href: LOGIN, className: 'button'}, t('login')),
      e('button', {id: 'logout', onclick: logout}, t('logout'))),
    receiptCard(await store.get('settings', 'receipt'), captured.some(one => !one.stored)),
    e('section', {id: 'visits'}, e('h1', {}, t('visits')),
      visits.length ? visits.map(visitCard) : e('p', {className: 'soft'}, t('none'))),
    e('section', {id: 'queue'}, e('h1', {}, t('queue')),
      captured.length ? captured.map(capturedCard) : e('p', {className: 'soft'}, t('nothing'))));
}

/** For good: kept with the reason, or such that the service can never take it. What only waits for its photos is not. */
function isRefused(item) {
  const result = item.result;
  return result?.outcome === 'REJECTED'
    || (result?.answer === 'REJECTED' && !result.stored && !['photos-missing', 'failed'].includes(result.code));
}

function receiptCard(receipt, unsent) {
  if (!receipt) return null;
  const complete = receipt.complete && !unsent;
  const text = complete ? t('complete', receipt.submissions, receipt.photos) : t('wanting');
  return e('section', {id: 'receipt', className: 'card receipt' + (complete ? '' : ' wanting')},
    (complete ? '✓ ' : '') + text, e('div', {className: 'small soft'}, new Date(receipt.issuedAt).toLocaleString(language)));
}

function visitCard(visit) {
  return e('article', {className: 'card visit'},
    e('div', {}, e('h2', {}, visit.institutionName),
      e('p', {className: isOverdue(visit) ? 'bad' : 'soft'}, `${t(visit.kindOfVisit)} · ${t('due')} ${visit.dueDay}`)),
    e('button', {onclick: async () => form(visit, checklists.choose(await store.all('things'), visit))}, t('capture')));
}

function isOverdue(visit) {
  return visit.dueDay < new Date().toLocaleDateString('sv-SE'); // yyyy-mm-dd, as days are written
}

function capturedCard(item) {
  const result = item.result;
  const state = item.stored ? '✓ ' + t('stored') : t('waiting');
  return e('article', {className: 'card'}, e('h2', {}, item.institutionName),
    e('span', {className: 'tag ' + (item.stored ? 'good' : 'warn')}, state), ' ',
    result ? e('span', {className: 'soft'}, t(result.outcome ?? result.answer) + (result.detail ? ': ' + result.detail : '')) : null);
}

async function syncNow() {
  document.getElementById('sync').disabled = true;
  try {
    await sync(step => say(t('working') + t(step)));
    say('');
  } catch (error) {
    say(error instanceof LoginNeeded ? t('needLogin') : t('failed', error.message));
  }
  await homeUnlessCapturing();
}

/** What is being captured is not taken away by a network that comes or goes. */
async function homeUnlessCapturing() {
  if (document.getElementById('save')) frame(await store.get('settings', 'account'));
  else await home();
}

async function logout() {
  const waiting = (await store.all('captured')).filter(one => !one.stored).length;
  if (waiting && !confirm(t('sure', waiting))) return;
  await store.wipe();
  location.href = '../page/logout';
}

function field(label, input) {
  return e('label', {}, label, input);
}

function findingFields() {
  return e('fieldset', {className: 'card finding'},
    field(t('severity'), e('select', {name: 'severity'}, ['MINOR', 'SERIOUS', 'GRAVE'].map(one => e('option', {value: one}, t(one))))),
    field(t('clause'), e('input', {type: 'text', name: 'clause', maxLength: 30})),
    field(t('description'), e('textarea', {name: 'description', rows: 3, maxLength: 4000})));
}

function form(visit, version) {
  const findings = e('div', {id: 'findings'});
  const thumbs = e('div', {className: 'thumbs'});
  const photos = []; // each a promise of bytes: one may still be made smaller when it is saved
  const signature = pad();
  const administrative = visit.nature === 'ADMINISTRATIVE';
  const choose = value => e('label', {}, e('input', {type: 'radio', name: 'conforms', value, onchange: () => {
    if (value === 'false' && !findings.children.length) findings.append(findingFields());
    if (value === 'true') findings.replaceChildren();
  }}), ' ', t(value === 'true' ? 'conforms' : 'not'));
  const camera = e('input', {type: 'file', id: 'photo', accept: 'image/*', multiple: true, onchange: async () => {
    for (const file of camera.files) {
      const coming = jpeg(file);
      photos.push(coming);
      const bytes = await coming;
      thumbs.append(e('img', {src: URL.createObjectURL(new Blob([bytes])), alt: ''}));
    }
    camera.value = '';
  }});
  camera.setAttribute('capture', 'environment');
  const checklist = version && checklists.fields(version, e, jpeg, () => { document.querySelector('input[name=conforms][value=false]').checked = true; });
  show(e('h1', {}, visit.institutionName), e('p', {className: 'lead'}, `${t(visit.kindOfVisit)} · ${t('due')} ${visit.dueDay}`),
    checklist?.element,
    e('div', {className: 'choice'}, choose('true'), choose('false')),
    findings, e('button', {onclick: () => findings.append(findingFields())}, t('add')),
    administrative ? field(t('certificate'), e('input', {type: 'text', id: 'certificate', maxLength: 60})) : null,
    administrative ? field(t('arrival'), e('input', {type: 'text', id: 'arrival', maxLength: 60})) : null,
    field(t('note'), e('textarea', {id: 'note', rows: 3, maxLength: 4000})),
    field(t('photo'), camera), thumbs,
    e('label', {}, t('signature'), signature.canvas), e('button', {onclick: signature.erase}, t('erase')),
    e('p', {id: 'wrong', role: 'alert', className: 'bad'}),
    e('div', {className: 'actions'},
      e('button', {id: 'save', className: 'primary', onclick: () => save(visit, photos, signature, checklist)}, t('save')),
      e('button', {onclick: home}, t('cancel'))));
}

async function save(visit, photos, signature, checklist) {
  const conforms = document.querySelector('input[name=conforms]:checked')?.value;
  const findings = [...document.querySelectorAll('.finding')].map(one => ({
    severity: one.querySelector('[name=severity]').value,
    clause: one.querySelector('[name=clause]').value.trim(),
    description: one.querySelector('[name=description]').value.trim(),
  }));
  const missing = photos.length + (checklist?.photos() ?? 0) >= MOST_PHOTOS ? t('tooMany', MOST_PHOTOS - 1) : checklist?.wrong() ? checklist.wrong() : conforms === 'true' && checklist?.finds() ? t('not') : !conforms ? t('conforms') + ' / ' + t('not')
    : findings.some(one => !one.clause) ? t('clause') : findings.some(one => !one.description) ? t('description') : null;
  if (missing) {
    document.getElementById('wrong').textContent = t('required', missing);
    return;
  }
  document.getElementById('save').disabled = true;
  try {
    await keep(visit, await Promise.all(photos), await signature.bytes(), conforms, findings, checklist);
  } catch (error) {
    document.getElementById('wrong').textContent = t('unkept', error.message);
    document.getElementById('save').disabled = false;
    return;
  }
  say(t('saved'));
  await home();
}

async function keep(visit, photos, signed, conforms, findings, checklist) {
  const account = await store.get('settings', 'account');
  const hashes = [];
  const keepPhoto = async bytes => {
    const hash = await store.sha256(bytes);
    await store.putBytes('photos', hash, bytes);
    if (!hashes.includes(hash)) hashes.push(hash);
    return hash;
  };
  for (const bytes of photos) await keepPhoto(bytes);
  const signature = signed ? await keepPhoto(signed) : null;
  const answered = checklist ? await checklist.read(keepPhoto) : {};
  const text = id => document.getElementById(id)?.value.trim() || null;
  const content = JSON.stringify({
    visitId: visit.visitId, author: account.account, capturedAt: new Date().toISOString(), conforms: conforms === 'true',
    findings, note: text('note'), certificateNumber: text('certificate'), arrivalCode: text('arrival'), photos: hashes,
    signature, ...answered,
  });
  const id = crypto.randomUUID();
  await store.put('captured', id, {
    id, content, sha256: await store.sha256(new TextEncoder().encode(content)), photos: hashes, stored: false,
    author: account.account, visitId: visit.visitId, institutionName: visit.institutionName,
  });
}

/** No larger than a person needs to see what is meant. */
async function jpeg(file) {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = e('canvas', {width: Math.round(image.width * scale), height: Math.round(image.height * scale)});
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return bytesOf(canvas, 'image/jpeg');
}

async function bytesOf(canvas, type) {
  const blob = await new Promise(resolve => canvas.toBlob(resolve, type, 0.85));
  return new Uint8Array(await blob.arrayBuffer());
}

function pad() {
  const canvas = e('canvas', {id: 'signature', width: 800, height: 200});
  const pen = canvas.getContext('2d');
  let drawn = false;
  let drawing = false;
  const at = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  canvas.onpointerdown = event => { drawing = true; pen.beginPath(); pen.moveTo(...at(event)); };
  canvas.onpointermove = event => { if (drawing) { pen.lineTo(...at(event)); pen.stroke(); drawn = true; } };
  canvas.onpointerup = canvas.onpointerleave = () => { drawing = false; };
  return {
    canvas,
    erase: () => { pen.clearRect(0, 0, canvas.width, canvas.height); drawn = false; },
    bytes: () => drawn ? bytesOf(canvas, 'image/png') : null,
  };
}

document.getElementById('language').onclick = event => { event.preventDefault(); changeLanguage(); homeUnlessCapturing(); };
addEventListener('online', homeUnlessCapturing);
addEventListener('offline', homeUnlessCapturing);
navigator.serviceWorker?.register('sw.js');
if (navigator.onLine) await signIn().catch(() => {}); // without a network, or signed out: as it was
await home();
