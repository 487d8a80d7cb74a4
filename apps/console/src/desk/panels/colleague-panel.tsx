import { Button } from 'antd';
import { accessFor } from '../../app/providers/access.ts';
import { useT } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { fullTime } from '../../ui/time.ts';
import { type BarAction, keysOfAction } from '../actions/bar-entries.ts';
import styles from './colleague-panel.module.css';
import { adviceTexts, escalateTexts } from './colleague-texts.ts';

interface ColleaguePanelProps {
  readonly order: Order;
  readonly bar: readonly BarAction[];
  readonly onAct: (bar: BarAction) => void;
}

/** An open escalation and unanswered questions, with the buttons to answer. */
export function ColleaguePanel({ order, bar, onAct }: ColleaguePanelProps) {
  const t = useT();
  const escalation = order.escalations.find((one) => one.open);
  const open = order.advice.filter((one) => one.answer === null);
  if (escalation === undefined && open.length === 0) return null;
  const button = (event: 'settleEscalation' | 'answerAdvice') => {
    const one = bar.find((each) => each.event === event);
    return one !== undefined && accessFor(order.actions, event).can ? (
      <Button size="small" aria-keyshortcuts={keyShortcut(keysOfAction(one)[0])} onClick={() => onAct(one)}>
        {one.action.label} <KeyHint name={keysOfAction(one)[0]} />
      </Button>
    ) : null;
  };
  return (
    <section className={styles.panel} aria-label={t(adviceTexts.panel)}>
      {escalation === undefined ? null : (
        <div className={styles.escalation}>
          <p>
            <b>{t(escalateTexts.open, { name: escalation.staffName, reason: escalation.reasonLabel })}</b>{' '}
            <span className={styles.faint}>{fullTime(escalation.at)}</span>
          </p>
          {escalation.note === null ? null : <p className={styles.words}>{escalation.note}</p>}
          {button('settleEscalation')}
        </div>
      )}
      {open.map((one, at) => (
        <div key={one.id}>
          <p>
            <b>
              {t(adviceTexts.open, {
                name: one.mine ? t(adviceTexts.you) : one.askedName,
                of: one.ofName ?? t(adviceTexts.supervisors),
              })}
            </b>{' '}
            <span className={styles.faint}>{fullTime(one.at)}</span>
          </p>
          <p className={styles.words}>{one.question}</p>
          {at === 0 ? button('answerAdvice') : null}
        </div>
      ))}
    </section>
  );
}
