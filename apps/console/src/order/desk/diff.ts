/** A part of a value: inserted text is marked; removed text stays in the column of the old value. */
export interface Stretch {
  readonly text: string;
  readonly inserted: boolean;
}

/** Longest common subsequence of two lists of characters, as the kept positions of `after`. */
function keptPositions(before: readonly string[], after: readonly string[]): Set<number> {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const kept = new Set<number>();
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) {
      kept.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return kept;
}

/** Longer texts are compared as a whole: single changed characters would not help a reader. */
const longest = 400;
/** Below this share of kept characters the text counts as a different one, not an edited one. */
const leastKept = 0.4;

/** Compares a text with the registered one by code point, so that no 汉字 is split. */
export function diffText(before: string, after: string): Stretch[] {
  if (after === '') return [];
  if (before === after) return [{ text: after, inserted: false }];
  const old = [...before];
  const now = [...after];
  if (old.length > longest || now.length > longest) return [{ text: after, inserted: true }];
  const kept = keptPositions(old, now);
  if (kept.size < leastKept * Math.min(old.length, now.length) || kept.size === 0)
    return [{ text: after, inserted: true }];
  const stretches: { text: string; inserted: boolean }[] = [];
  now.forEach((character, position) => {
    const inserted = !kept.has(position);
    const last = stretches.at(-1);
    if (last?.inserted === inserted) last.text += character;
    else stretches.push({ text: character, inserted });
  });
  return stretches;
}

export interface ValuesDiff {
  /** One entry per present value, with its stretches. */
  readonly now: readonly (readonly Stretch[])[];
  /** Registered values that were removed, when there is more than one value. */
  readonly removed: readonly string[];
}

/**
 * Compares values with the registered ones. One text is compared by character; members of a list by whole value, because their order
 * has no meaning. Masked values are compared as a whole.
 */
export function diffValues(
  registered: readonly string[] | null,
  now: readonly string[] | null,
  masked = false,
): ValuesDiff {
  const before = registered ?? [];
  const after = now ?? [];
  if (before.length === 1 && after.length === 1 && !masked)
    return { now: [diffText(before[0] ?? '', after[0] ?? '')], removed: [] };
  const known = new Set(before);
  const kept = new Set(after);
  return {
    now: after.map((text) => [{ text, inserted: !known.has(text) }]),
    removed: before.length > 1 || after.length > 1 ? before.filter((value) => !kept.has(value)) : [],
  };
}
