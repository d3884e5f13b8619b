// Keyboard and live state of the inbox; the page works without it.
(() => {
  const articles = () => [...document.querySelectorAll('article[id^="n-"]')];
  let at = -1;
  addEventListener('keydown', event => {
    if (event.target.matches('input:not([type=checkbox]), textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = articles();
    const current = document.activeElement?.closest('article') ?? all[at];
    if (event.key === 'j' || event.key === 'k') {
      at = Math.max(0, Math.min(all.length - 1, all.indexOf(current) + (event.key === 'j' ? 1 : -1)));
      all[at]?.focus();
      all[at]?.scrollIntoView({ block: 'center' });
    } else if (event.key === 'x') {
      current?.querySelector('input[type=checkbox]')?.click();
    } else if (event.key === 'a') {
      current?.querySelector('button.primary')?.click();
    } else if (event.key === 'o') {
      current?.querySelector('h3 a')?.click();
    } else return;
    event.preventDefault();
  });
  const live = document.getElementById('live');
  if (!live || !window.EventSource) return;
  let first;
  const source = new EventSource(location.pathname.replace(/\/$/, '') + '/live');
  source.onmessage = message => {
    const now = JSON.parse(message.data);
    if (first && now.newest !== first.newest) {
      live.hidden = false;
      live.firstElementChild.textContent = live.dataset.text.replace('{0}', now.open).replace('{1}', now.urgent);
    }
    first ??= now;
  };
})();
