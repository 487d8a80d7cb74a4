import type { ReturnReason } from '../../order/documents.ts';

/** From and to, in characters. */
export type Stretch = readonly [from: number, to: number];

export interface FoundReason {
  readonly reason: ReturnReason;
  readonly suggested: boolean;
  /** The stretch of code and label that matches the query. */
  readonly code: Stretch | null;
  readonly label: Stretch | null;
}

/**
 * The stretch of a label whose syllables match the letters: each by its first letter (also zh, ch, sh), as a whole, or, for the last
 * one, in part. `wz`, `wangzhan` and `wangzh` all match 网站. Null: no match.
 */
export function matchSyllables(syllables: readonly string[], letters: string): Stretch | null {
  const end = (at: number, rest: string): number | null => {
    if (rest === '') return at;
    const syllable = syllables[at];
    if (syllable === undefined) return null;
    if (syllable === '-') return end(at + 1, rest);
    const initial = /^[zcs]h/.test(syllable) ? [2, 1] : [1];
    for (const length of new Set([syllable.length, ...initial])) {
      if (!rest.startsWith(syllable.slice(0, length))) continue;
      const found = end(at + 1, rest.slice(length));
      if (found !== null) return found;
    }
    return syllable.startsWith(rest) ? at + 1 : null;
  };
  for (let from = 0; from < syllables.length; from += 1) {
    if (syllables[from] === '-') continue;
    const to = end(from, letters);
    if (to !== null) return [from, to];
  }
  return null;
}

const within = (text: string, part: string): Stretch | null => {
  const at = text.toLowerCase().indexOf(part);
  return at < 0 ? null : [at, at + part.length];
};

interface Met {
  /** The best kind of match: 0 code, 1 label, 2 sound, 3 other language, 4 advice. */
  readonly rank: number;
  readonly code: Stretch | null;
  readonly label: Stretch | null;
}

function meet(reason: ReturnReason, word: string): Met | null {
  const [zh = '', en = '', pinyin = ''] = reason.searchKeys;
  const code = within(reason.code, word);
  if (code !== null) return { rank: 0, code, label: null };
  const label = within(reason.label, word);
  if (label !== null) return { rank: 1, code: null, label };
  const spelled = /^[a-z]+$/.test(word) ? matchSyllables(pinyin.split(' '), word) : null;
  if (spelled !== null) return { rank: 2, code: null, label: reason.label === zh ? spelled : null };
  if (within(zh, word) !== null || within(en, word) !== null) return { rank: 3, code: null, label: null };
  return within(reason.advice, word) === null ? null : { rank: 4, code: null, label: null };
}

/**
 * Reasons that match every word of the query – Chinese, English, pinyin or its initials, or a code; suggested ones first, then by
 * kind of match.
 */
export function searchReasons(
  reasons: readonly ReturnReason[],
  query: string,
  suggested: ReadonlySet<string>,
): FoundReason[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = reasons.flatMap((reason, place) => {
    const met = words.map((word) => meet(reason, word));
    if (met.some((one) => one === null)) return [];
    const all = met.filter((one) => one !== null);
    return [
      {
        place,
        rank: Math.max(0, ...all.map((one) => one.rank)),
        one: {
          reason,
          suggested: suggested.has(reason.code),
          code: all.find((one) => one.code !== null)?.code ?? null,
          label: all.find((one) => one.label !== null)?.label ?? null,
        },
      },
    ];
  });
  return found
    .sort((a, b) => Number(b.one.suggested) - Number(a.one.suggested) || a.rank - b.rank || a.place - b.place)
    .map(({ one }) => one);
}
