import { WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { readingTexts } from '../../ui/paper-readings/texts.ts';
import parts from '../parts.module.css';

interface ReadingBarProps {
  readonly items: readonly Item[];
  readonly agreeing: readonly Item[];
  readonly canJudge: boolean;
  readonly onFocus: (key: string) => void;
  readonly onOpen: () => void;
}

const differs = ({ paperReadings }: Item): boolean => paperReadings.some(({ outcome }) => outcome === 'DIFFERS');

/** What the comparison with the scans says of all items: how many differ, and how many can be passed together. */
export function ReadingBar({ items, agreeing, canJudge, onFocus, onOpen }: ReadingBarProps) {
  const differing = items.filter((item) => item.inReview && item.hash !== null && differs(item));
  const offers = canJudge && agreeing.length > 0;
  const [first] = differing;
  if (first === undefined && !offers) return null;
  return (
    <section className={`${parts.panel} ${parts.line}`} aria-label={t(readingTexts.summary)}>
      {first === undefined ? null : (
        <button type="button" className={`${parts.link} ${parts.warn}`} onClick={() => onFocus(first.key)}>
          <WarningFilled aria-hidden /> {t(readingTexts.differ, { n: differing.length })}
        </button>
      )}
      {offers ? (
        <Button size="small" aria-keyshortcuts={keyShortcut('desk.passGroup')} onClick={onOpen}>
          {t(readingTexts.pass, { n: agreeing.length })}
          <KeyHint name="desk.passGroup" className={parts.key} />
        </Button>
      ) : null}
    </section>
  );
}
