import { useEffect, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Item, Verdict } from '../../order/documents.ts';
import { keyText } from '../../ui/key-bindings.ts';
import parts from '../parts.module.css';
import { itemTexts } from '../texts.ts';

/**
 * A key replaces a verdict only when it is pressed a second time: the cursor may stand elsewhere than the reviewer believes. The
 * buttons of an item replace at once.
 */
export function useReplacement<I extends Pick<Item, 'key'>>(
  focused: I | undefined,
  verdictOf: (item: I) => Verdict | null,
) {
  const [wanted, setWanted] = useState<Verdict | null>(null);
  const key = focused?.key;
  const given = focused === undefined ? null : verdictOf(focused);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item or another verdict of it begins anew
  useEffect(() => setWanted(null), [key, given]);
  return {
    /** The verdict that the next press of its key gives the item under the cursor in place of its own; null: none. */
    verdict: wanted === given ? null : wanted,
    /** Whether this verdict first needs a second press; it is then the one that waits for it. */
    asks: (verdict: Verdict): boolean => {
      const isAsked = given !== null && given !== verdict && wanted !== verdict;
      setWanted(isAsked ? verdict : null);
      return isAsked;
    },
  };
}

/** Says that the item has a verdict, and which key replaces it. */
export function ReplacementQuestion({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return null;
  const key = keyText(verdict === 'pass' ? 'desk.pass' : 'desk.return', '');
  return (
    <small role="alert" className={parts.warn}>
      {t(itemTexts.replace[verdict], { key })}
    </small>
  );
}
