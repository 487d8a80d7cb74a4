// Words of the other language on a screen, and codes where people read names (e2e/words.long.test.ts).

/** @typedef {'zh' | 'en'} Language */

/** What every screen may show as it is: addresses, ids and numbers of records, orders and papers, hashes, codes of reasons. */
const data = [
  /\p{Script=Han}?ICP备\d+号(?:-\d+)?/gu,
  /https?:\/\/\S+/g,
  /[\w.*+-]+@[\w.*-]+/g,
  /(?:[\w*-]+\.)+[a-z][\w-]*(?:\/\S*)?/g,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  /\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b/g,
  /\b[a-z]+_[0-9a-f]{32}\b/g,
  /\bBD\d+\b/g,
  /\b(?=[\dA-Z]*\d)[\dA-HJ-NPQRTUWXY]{18}\b/g,
  /\b[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{2}\b/g,
  /\b[A-Z]{3}-\d\d\b/g,
];

/** Names, units and abbreviations that a Chinese page shows in Latin letters, as a Chinese reader expects them. */
const latin = new Set(
  `ICP IP IPv4 CSV PDF JPEG PNG JSON Excel UTF GBK API URL TXT DNS SMS KB MB B Chrome Chromium Firefox Linux Windows macOS V Ctrl Shift Enter Esc Tab Alt
   AppKey npm run audit verify https http UCloud worker AUDIT_KEY_FILE AUDIT_HEADS_DIR createWebhookEndpoint`.split(
    /\s+/,
  ),
);

/** Sources of the rules, as they are called. */
const sources = [/\bV\d+(?:\.\d+)*(?:（B-\d+(?:\.\d+)*）)?/g, /（镜像 [\w-]+\/icp）/g, /（UCloudDoc-Team\/beian1）/g];

/** Chinese that an English page shows: names and titles as their owner writes them. */
const chinese = [
  /\S*样例\S*/gu,
  /\p{Script=Han}+\*+/gu,
  /国办发明电〔\d{4}〕\d+号|国务院办公厅关于\S+的通知/gu,
  /\p{Script=Han}+通信管理局/gu,
  // A line break between the characters of masked numbers.
  /^[\p{Script=Han}*\s]$/gu,
];

/**
 * The words of a text that its reader does not know: Latin ones on a Chinese page, Chinese ones on an English page, and everywhere a region's
 * code. `names`: of people, partners, keys and regions.
 * @param {string} text @param {Language} language @param {ReadonlySet<string>} names @returns {string[]}
 */
export function foreignWords(text, language, names) {
  const cut = (/** @type {string} */ rest, /** @type {readonly RegExp[]} */ patterns) =>
    patterns.reduce((left, one) => left.replace(one, ' '), rest);
  const plain = cut(text, data);
  const codes =
    plain.match(/(?<![\d.])[1-6]\d(?:\d{2}00|\d{4})(?![\d.])/g)?.filter((code) => /^\d{6}$/.test(code)) ?? [];
  if (language === 'zh') {
    const words = cut(plain, sources).match(/[A-Za-z][A-Za-z\d_-]*/g) ?? [];
    return [...codes, ...words.filter((word) => word.length > 1 && !latin.has(word) && !names.has(word))];
  }
  const left = [...names].reduce((rest, name) => rest.replaceAll(name, ' '), cut(plain, chinese));
  return [...codes, ...(left.match(/\p{Script=Han}+/gu) ?? [])];
}

/**
 * Runs in a page: every visible text, and every name that a screen reader says, except what is marked as of another language, as not to be
 * translated, or as typed on a keyboard.
 */
export const collectTexts = `(() => {
  const apart = 'script, style, noscript, svg, pre, code, kbd, time, [translate=no]';
  const isOther = (one) => one.closest(apart) !== null || (one.closest('[lang]') ?? document.documentElement) !== document.documentElement;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (isOther(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (node !== element) found.push(node.data.trim());
    else if (element.closest('[aria-hidden=true]') === null && element.getAttribute('role') !== 'img')
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) found.push(element.getAttribute(name) ?? '');
  }
  return [...new Set(found)].filter((text) => text !== '');
})()`;
