import type { BilingualText } from '@beian/domain/text';
import { t } from '../../app/providers/i18n.ts';
import type { Verdict } from '../../order/documents.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import parts from '../parts.module.css';
import { itemTexts } from '../texts.ts';
import styles from './items.module.css';

const signs = { pass: '✓', return: '×' } as const;
const tones = { pass: parts.ok, return: parts.bad } as const;

/** The sign alone, where the word would take too much room. */
export const VerdictSign = ({ verdict }: { verdict: Verdict | null }) => (
  <span aria-hidden className={verdict === null ? parts.faint : tones[verdict]}>
    {verdict === null ? '–' : signs[verdict]}
  </span>
);

/** A sign and a word, so that colour is not the only cue. */
export function VerdictWord({ verdict, label }: { verdict: Verdict | null; label?: BilingualText }) {
  if (verdict === null) return <span className={parts.faint}>–</span>;
  const word = label ?? (verdict === 'pass' ? itemTexts.passed : itemTexts.returned);
  return (
    <span className={tones[verdict]}>
      {signs[verdict]} {t(word)}
    </span>
  );
}

interface VerdictButtonsProps {
  /** What is judged, for screen readers. */
  readonly about: string;
  readonly verdict: Verdict | null | undefined;
  readonly onJudge: (verdict: Verdict) => void;
  /** Word of the second button, where it is not the item's. */
  readonly refuse?: BilingualText;
  /** What the second button says of itself. */
  readonly refuseTitle?: string;
}

/** The two verdicts as buttons, each with its sign and its key. */
export function VerdictButtons({
  about,
  verdict,
  onJudge,
  refuse = itemTexts.return,
  refuseTitle,
}: VerdictButtonsProps) {
  const button = (one: Verdict, label: BilingualText, title?: string) => (
    <button
      type="button"
      className={`${styles.verdict} ${styles[one]}`}
      aria-pressed={verdict === one}
      title={title}
      onClick={() => onJudge(one)}
    >
      <span aria-hidden>{signs[one]}</span>
      {t(label)}
      <span className={parts.hidden}> {about}</span>
      <KeyHint name={`desk.${one}`} />
    </button>
  );
  return (
    <>
      {button('pass', itemTexts.pass)}
      {button('return', refuse, refuseTitle)}
    </>
  );
}
