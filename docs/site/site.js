// The script of /docs: search, theme, menu, copying. Pages work without it.
const root = document.documentElement;
try {
  const theme = localStorage.getItem('docs-theme');
  if (theme) root.dataset.theme = theme;
} catch {
  // Storage is off: the theme of the system applies.
}

document.addEventListener('DOMContentLoaded', () => {
  const language = document.body.dataset.language === 'en' ? 'en' : 'zh';
  const texts = {
    zh: { copy: '复制', curl: '复制 curl', copied: '已复制', none: '没有找到', found: (n) => `${n} 个结果` },
    en: { copy: 'Copy', curl: 'Copy as curl', copied: 'Copied', none: 'Nothing found', found: (n) => `${n} results` },
  }[language];
  const byId = (id) => document.getElementById(id);
  const status = byId('site-status');

  byId('site-theme').addEventListener('click', () => {
    const isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    try {
      localStorage.setItem('docs-theme', root.dataset.theme);
    } catch {
      // It holds for this page only.
    }
  });

  byId('site-menu').addEventListener('click', () => {
    const isOpen = byId('site-pages').classList.toggle('open');
    byId('site-menu').setAttribute('aria-expanded', String(isOpen));
  });

  // The language switch keeps the place: anchors are the same in both languages.
  const other = byId('site-other');
  const keepPlace = () => {
    other.hash = location.hash;
  };
  keepPlace();
  addEventListener('hashchange', keepPlace);
  document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest' });

  // Copying
  const filled = (text) => text.replace(/\{\{key\}\}/g, () => crypto.randomUUID());
  const button = (label, text) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', async () => {
      await navigator.clipboard.writeText(filled(text()));
      made.textContent = texts.copied;
      status.textContent = texts.copied;
      setTimeout(() => {
        made.textContent = label;
      }, 1500);
    });
    return made;
  };
  const textOf = (block) => block?.querySelector('code')?.textContent ?? '';
  const curlOf = (request) => {
    const [query, variables] = [...request.querySelectorAll('pre.code')].map(textOf);
    const body = JSON.stringify({ query, ...(variables ? { variables: JSON.parse(variables) } : {}) });
    return [
      `curl -s '${location.origin}/graphql' \\`,
      `  -H "authorization: Bearer $BEIAN_KEY" \\`,
      `  -H 'content-type: application/json' -H 'accept-language: ${language}' \\`,
      `  -d '${body.replaceAll("'", "'\\''")}'`,
    ].join('\n');
  };
  for (const block of document.querySelectorAll('pre.code')) {
    const tools = document.createElement('div');
    tools.className = 'tools';
    const request = block.closest('.request');
    if (request?.firstElementChild === block) tools.append(button(texts.curl, () => curlOf(request)));
    tools.append(button(texts.copy, () => textOf(block)));
    block.before(tools);
  }

  // Search
  const [input, list] = [byId('site-search'), byId('site-results')];
  const MOST = 30;
  let index;
  const load = async () => {
    index ??= fetch(`/docs/search-${language}.json`)
      .then((answer) => answer.json())
      .then(({ pages, rows }) => ({
        pages,
        rows: rows.map((row) => ({ row, title: row[0].toLowerCase(), all: `${row[0]} ${row[1]}`.toLowerCase() })),
      }));
    return index;
  };
  /** Lower is better: the title as typed, the whole title, its beginning, a part of a name that begins there, elsewhere in the title, in the hint. */
  const rank = ({ row, title, all }, words, raw) => {
    if (row[0] === raw) return -1;
    let sum = 0;
    for (const word of words) {
      const at = title.indexOf(word);
      if (title === word) sum += 0;
      else if (at === 0) sum += 1;
      else if (at > 0 && /[.\s_:-]/.test(title[at - 1])) sum += title.length === at + word.length ? 1.5 : 2;
      else if (at > 0) sum += 3;
      else if (all.includes(word)) sum += 5;
      else return undefined;
    }
    return sum + title.length / 1000;
  };
  let selected = -1;
  const options = () => [...list.children].filter((one) => one.role === 'option');
  const select = (at) => {
    const all = options();
    selected = all.length === 0 ? -1 : (at + all.length) % all.length;
    for (const [nth, one] of all.entries()) one.setAttribute('aria-selected', String(nth === selected));
    all[selected]?.scrollIntoView({ block: 'nearest' });
    if (selected < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', all[selected].id);
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    select(-1);
  };
  const open = (address) => {
    close();
    location.href = address;
  };
  const optionOf = ([title, hint, address, page], nth, pages) => {
    const one = document.createElement('li');
    one.role = 'option';
    one.id = `site-result-${nth}`;
    one.dataset.address = address;
    const part = (tag, name, text) => {
      const made = document.createElement(tag);
      made.className = name;
      made.textContent = text;
      return made;
    };
    one.append(part('span', 'where', pages[page]), part('strong', '', title), part('span', 'hint', hint));
    one.addEventListener('mousedown', (event) => {
      event.preventDefault();
      open(address);
    });
    return one;
  };
  const show = async () => {
    const raw = input.value.trim();
    const typed = raw.toLowerCase();
    if (typed === '') return close();
    const { pages, rows } = await load();
    // Another letter was typed while the index was loading.
    if (raw !== input.value.trim()) return;
    const words = typed.split(/\s+/);
    const found = rows
      .map((one) => ({ row: one.row, rank: rank(one, words, raw) }))
      .filter((one) => one.rank !== undefined)
      .sort((a, b) => a.rank - b.rank);
    const shown = found.slice(0, MOST).map(({ row }, nth) => optionOf(row, nth, pages));
    if (shown.length === 0) {
      const none = document.createElement('li');
      none.textContent = texts.none;
      shown.push(none);
    }
    list.replaceChildren(...shown);
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    status.textContent = found.length === 0 ? texts.none : texts.found(found.length);
    select(0);
  };
  input.addEventListener('focus', load, { once: true });
  input.addEventListener('input', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') select(selected + 1);
    else if (event.key === 'ArrowUp') select(selected - 1);
    else if (event.key === 'Escape') {
      input.value = '';
      close();
    } else if (event.key === 'Enter') {
      const address = options()[selected]?.dataset.address;
      if (address) open(address);
    } else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
});
