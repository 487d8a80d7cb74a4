import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { accessFor } from '../../app/providers/access.ts';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { fullTime } from '../../ui/time.ts';
import { type BarAction, keysOfAction } from '../actions/bar-entries.ts';
import parts from '../parts.module.css';
import { adviceTexts, escalateTexts } from './colleague-texts.ts';

interface ColleaguePanelProps {
  readonly order: Order;
  readonly bar: readonly BarAction[];
  readonly onAct: (bar: BarAction) => void;
}

/** An open escalation and unanswered questions, with the buttons to answer. */
export function ColleaguePanel({ order, bar, onAct }: ColleaguePanelProps) {
  const escalation = order.escalations.find((one) => one.open);
  const open = order.advice.filter((one) => one.answer === null);
  if (escalation === undefined && open.length === 0) return null;
  const button = (event: 'settleEscalation' | 'answerAdvice') => {
    const one = bar.find((each) => each.event === event);
    if (one === undefined || !accessFor(order.actions, event).can) return null;
    const [key] = keysOfAction(one);
    return (
      <Button size="small" aria-keyshortcuts={key && keyShortcut(key)} onClick={() => onAct(one)}>
        {one.action.label} <KeyHint name={key} />
      </Button>
    );
  };
  return (
    <section aria-label={t(adviceTexts.panel)}>
      {escalation === undefined ? null : (
        <Request
          type="error"
          title={t(escalateTexts.open, { name: escalation.staffName, reason: escalation.reasonLabel })}
          at={escalation.at}
          text={escalation.note}
          action={button('settleEscalation')}
        />
      )}
      {open.map((one, at) => (
        <Request
          key={one.id}
          type="info"
          title={t(adviceTexts.open, {
            name: one.mine ? t(adviceTexts.you) : one.askedName,
            of: one.ofName ?? t(adviceTexts.supervisors),
          })}
          at={one.at}
          text={one.question}
          action={at === 0 ? button('answerAdvice') : null}
        />
      ))}
    </section>
  );
}

interface RequestProps {
  readonly type: 'error' | 'info';
  readonly title: string;
  readonly at: string;
  readonly text: string | null;
  readonly action: ReactNode;
}

const Request = ({ type, title, at, text, action }: RequestProps) => (
  <Alert
    banner
    role="note"
    type={type}
    message={
      <>
        <b>{title}</b> <span className={parts.faint}>{fullTime(at)}</span>
        {text === null ? null : <p className={parts.words}>{text}</p>}
      </>
    }
    action={action}
  />
);
