// The points of a checklist: chosen as the service does, filled in, read.
import {t, language} from './texts.js';

/** Ends in zeros where a code stands for a whole province or city. */
const prefix = code => code.length === 6 ? code.replace(/(00)+$/, '') : code;

/** Of the visit's kind the one of the nearest region that has begun last; undefined without one. */
export function choose(things, visit) {
  const today = new Date().toLocaleDateString('sv-SE');
  const near = one => prefix(one.regionCode).length;
  return things
    .filter(one => one.kind === 'CHECKLIST' && one.visitKind === visit.kindOfVisit && one.validFrom <= today)
    .filter(one => visit.regionCode.startsWith(prefix(one.regionCode)))
    .sort((one, other) => near(other) - near(one) || other.validFrom.localeCompare(one.validFrom) || other.id.localeCompare(one.id))[0];
}

/** Of a point; the service takes no more. */
const MOST_PHOTOS = 20;

const inLanguage = (one, name) => one[name + (language === 'en' ? 'En' : 'Zh')];

/**
 * @param e makes an element
 * @param take makes the bytes of a photo smaller
 * @param onUnmet what to do when a point is not met that raises a finding
 */
export function fields(checklist, e, take, onUnmet) {
  const items = checklist.content.sections.flatMap(section => section.items);
  const given = new Map(items.map(item => [item.code, {photos: []}]));
  const rows = new Map();

  function row(item) {
    const answer = given.get(item.code);
    const note = e('textarea', {rows: 2, maxLength: 2000, placeholder: t('note'), hidden: true, oninput: () => answer.note = note.value.trim()});
    const camera = e('input', {type: 'file', accept: 'image/*', multiple: true, onchange: () => {
      answer.photos.push(...[...camera.files].map(take));
      shown.textContent = '📷 ' + answer.photos.length;
      camera.value = '';
    }});
    const shown = e('span', {className: 'soft'});
    const photo = e('label', {hidden: true}, t('photo'), camera, shown);
    const points = e('input', {type: 'number', min: 0, max: item.points, oninput: () => answer.points = points.value === '' ? null : Number(points.value)});
    const choice = outcome => e('label', {}, e('input', {type: 'radio', name: 'item-' + item.code, value: outcome, onchange: () => {
      answer.outcome = outcome;
      note.hidden = outcome !== 'NOT_MET';
      photo.hidden = outcome !== 'NOT_MET' || item.evidence !== 'PHOTO';
      if (outcome === 'NOT_MET' && item.severity) onUnmet();
      showWhatApplies();
    }}), ' ', t(outcome));
    const made = e('div', {className: 'point'},
      e('p', {}, inLanguage(item, 'text'), ' ',
        item.severity ? e('span', {className: 'tag ' + (item.severity === 'GRAVE' ? 'bad' : 'soft')}, t(item.severity)) : null,
        item.veto ? e('span', {className: 'tag bad'}, t('veto')) : null),
      e('div', {className: 'choice'}, ['MET', 'NOT_MET', 'NOT_APPLICABLE'].map(choice)),
      item.points ? e('label', {}, t('points', item.points), points) : null,
      note, photo);
    rows.set(item.code, made);
    return made;
  }

  const applies = item => !item.onlyIf || given.get(item.onlyIf).outcome === 'MET';
  function showWhatApplies() {
    for (const item of items) rows.get(item.code).hidden = !applies(item);
  }

  /** The first point that wants something; null when all is there, or nothing was begun. */
  function wrong() {
    const begun = items.some(item => given.get(item.code).outcome);
    if (!begun && !checklist.content.wanted) return null;
    const bad = items.filter(applies).find(item => {
      const answer = given.get(item.code);
      if (!answer.outcome) return true;
      if (answer.points !== null && answer.points !== undefined
        && !(Number.isInteger(answer.points) && answer.points >= 0 && answer.points <= item.points)) return true;
      if (answer.photos.length > MOST_PHOTOS) return true;
      if (answer.outcome !== 'NOT_MET') return false;
      return (item.evidence === 'NOTE' && !answer.note) || (item.evidence === 'PHOTO' && !answer.photos.length);
    });
    return bad ? inLanguage(bad, 'text') : null;
  }

  const element = e('section', {id: 'checklist', className: 'card'}, e('h2', {}, inLanguage(checklist.content, 'title')),
    checklist.content.sections.map(section => [e('h3', {}, inLanguage(section, 'title')), section.items.map(row)]).flat(2));
  showWhatApplies();
  return {
    element,
    wrong,
    photos: () => items.reduce((sum, item) => sum + given.get(item.code).photos.length, 0),
    finds: () => items.some(item => applies(item) && item.severity && given.get(item.code).outcome === 'NOT_MET'),
    /** @param keep keeps a photo and says its hash */
    read: async keep => {
      const answers = [];
      for (const item of items.filter(one => applies(one) && given.get(one.code).outcome)) {
        const {outcome, points, note, photos} = given.get(item.code);
        const hashes = [];
        for (const bytes of await Promise.all(photos)) hashes.push(await keep(bytes));
        answers.push({item: item.code, outcome, points: points ?? null, note: note || null, photos: [...new Set(hashes)]});
      }
      return answers.length ? {checklist: checklist.id, answers} : {};
    },
  };
}
