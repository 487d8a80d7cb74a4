import type { ValueComparison } from '@beian/domain/filing';

/** A part of a value; `changed`: the other value has something else in its place, or nothing. */
export interface Part {
  readonly text: string;
  readonly changed: boolean;
}

/** Two values with the parts in which they differ. The texts of the parts, joined, are the values. */
export interface Pair {
  readonly before: readonly Part[];
  readonly after: readonly Part[];
}

/** A stretch of both values: equal, or changed from `before` to `after`, of which one may be empty. */
interface Stretch {
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

const whole = (before: string, after: string): Stretch[] => [{ before, after, changed: before !== after }];

function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    if (last?.changed === one.changed)
      all[all.length - 1] = { ...last, before: last.before + one.before, after: last.after + one.after };
    else all.push(one);
  }
  return all;
}

/** Number by number of its place: what a digit is at the same place of the other value. */
function byPositions(before: string, after: string): Stretch[] {
  const [old, now] = [[...before], [...after]];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, at) => {
    const [was = '', is = ''] = [old[at], now[at]];
    return { before: was, after: is, changed: was !== is };
  });
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Words of a text; a domain or address also at each of its signs, which a segmenter takes for one word. */
const wordsOf = (text: string): string[] =>
  [...segmenter.segment(text)].flatMap(({ segment }) => segment.split(/([-._@:/;])/u)).filter((word) => word !== '');

/** Longer texts are compared as a whole, because the table of the comparison grows with both. */
const MOST_WORDS = 600;
/** Below this share of equal characters a text counts as another one, not as an edited one. */
const LEAST_EQUAL = 0.4;
const lengthOf = (text: string): number => [...text].length;

function byWords(before: string, after: string): Stretch[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) return whole(before, after);
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const stretches: Stretch[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    const [was = '', is = ''] = [old[i], now[j]];
    if (i < old.length && j < now.length && was === is) {
      stretches.push({ before: was, after: is, changed: false });
      i += 1;
      j += 1;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      stretches.push({ before: was, after: '', changed: true });
      i += 1;
    } else {
      stretches.push({ before: '', after: is, changed: true });
      j += 1;
    }
  }
  return withoutSpeckles(joined(stretches));
}

/** A single equal character between two changes belongs to the change, so that a rewritten name is one change. */
function withoutSpeckles(stretches: readonly Stretch[]): Stretch[] {
  const equal = stretches.reduce((sum, { after, changed }) => sum + (changed ? 0 : lengthOf(after)), 0);
  const of = (side: 'before' | 'after') => stretches.map((one) => one[side]).join('');
  const [before, after] = [of('before'), of('after')];
  if (equal < LEAST_EQUAL * Math.min(lengthOf(before), lengthOf(after))) return whole(before, after);
  return joined(
    stretches.map((one, at) =>
      at > 0 && at < stretches.length - 1 && lengthOf(one.after) === 1 ? { ...one, changed: true } : one,
    ),
  );
}

const side = (stretches: readonly Stretch[], of: 'before' | 'after'): Part[] =>
  stretches.flatMap((one) => (one[of] === '' ? [] : [{ text: one[of], changed: one.changed }]));

/** Compares two texts; characters outside the basic plane stay whole. */
export function diffTexts(before: string, after: string, by: ValueComparison): Pair {
  const compare = { positions: byPositions, words: byWords, whole }[by];
  const stretches = before === '' || after === '' ? whole(before, after) : joined(compare(before, after));
  return { before: side(stretches, 'before'), after: side(stretches, 'after') };
}

/**
 * Two masked numbers that differ. Where what is shown is the same, the difference is behind the stars. A mask of words shows one
 * character or none, so that there is nothing to compare.
 */
function diffMasked(before: string, after: string, by: ValueComparison): Pair {
  if (by !== 'positions') return diffTexts(before, after, 'whole');
  if (before !== after) return diffTexts(before, after, by);
  const parts = (before.match(/\*+|[^*]+/gu) ?? []).map((text) => ({ text, changed: text.startsWith('*') }));
  return { before: parts, after: parts };
}

export interface ValuesDiff {
  /** One entry per value of each side. */
  readonly before: readonly (readonly Part[])[];
  readonly after: readonly (readonly Part[])[];
  /** Former values that were removed, where there is more than one value. */
  readonly removed: readonly string[];
}

interface Comparing {
  readonly by: ValueComparison;
  readonly masked?: boolean;
}

/**
 * Compares the former values of a field with the present ones. Two texts are compared by the kind of the field; members of a list by
 * whole value, because their order has no meaning.
 */
export function diffValues(
  former: readonly string[] | null,
  present: readonly string[] | null,
  { by, masked = false }: Comparing,
): ValuesDiff {
  const [before, after] = [former ?? [], present ?? []];
  const [was, is] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && was !== undefined && is !== undefined) {
    const pair = masked ? diffMasked(was, is, by) : diffTexts(was, is, by);
    return { before: [pair.before], after: [pair.after], removed: [] };
  }
  const marked = (values: readonly string[], others: readonly string[]) =>
    values.map((text) => [{ text, changed: !others.includes(text) }]);
  return {
    before: marked(before, after),
    after: marked(after, before),
    removed: before.length > 1 || after.length > 1 ? before.filter((value) => !after.includes(value)) : [],
  };
}
