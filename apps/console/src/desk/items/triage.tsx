import { refusedStates } from '@beian/domain/order-names';
import type { BilingualText } from '@beian/domain/text';
import { Button, Card, Tag } from 'antd';
import { accessFor } from '../../app/providers/access.ts';
import { labelOf, t } from '../../app/providers/i18n.ts';
import type { BureauAnswer, Order } from '../../order/documents.ts';
import type { DeskEvent } from '../../order/perform.ts';
import { answerSources, answerTexts } from '../../pages/answer/answer-texts.ts';
import { fileOf } from '../../ui/file-number.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { clockTime, fullTime } from '../../ui/time.ts';
import { type BarAction, keysOfAction } from '../actions/bar-entries.ts';
import { triageTexts } from '../actions/bureau-texts.ts';
import parts from '../parts.module.css';
import { sendBackTexts } from '../texts.ts';

export function AnswerCard({ answer }: { answer: BureauAnswer }) {
  const origin = [
    fileOf(answer.sequence),
    t(labelOf(answerSources, answer.source)),
    answer.day && t(answerTexts.day, { day: answer.day }),
    t(answerTexts.at, { at: fullTime(answer.at) }),
    answer.staffName && t(answerTexts.by, { name: answer.staffName }),
  ];
  return (
    <li>
      <Card size="small">
        <p className={parts.line}>
          <b className={answer.verdict === 'approved' ? parts.ok : parts.bad}>{answer.verdictLabel}</b>
          <span className={parts.small}>{origin.filter((part) => part !== null).join(' · ')}</span>
        </p>
        {answer.codes.map(({ code, sentence, handling, words }) => (
          <p key={code}>
            <code>{code}</code> {sentence} {handling === null ? null : <Tag color="warning">{handling}</Tag>}
            {words === null ? null : <q className={parts.quote}>{words}</q>}
          </p>
        ))}
        <Quote
          label={t(answer.source === 'RECORDED' ? answerTexts.evidence : answerTexts.opinion)}
          text={answer.opinion}
        />
        <Quote label={t(answerTexts.remark)} text={answer.remark} />
        {answer.reviewer === null ? null : (
          <p className={parts.small}>
            {t(answerTexts.reviewer)} {answer.reviewer} {answer.phone ?? ''}
          </p>
        )}
        {answer.items.length === 0 ? null : (
          <p className={parts.line}>
            <span className={parts.small}>{t(answerTexts.items)}</span>
            {answer.items.map((item) => (
              <Tag key={item.key} color="processing">
                {item.label}
              </Tag>
            ))}
          </p>
        )}
        {answer.evidenceUrl === null ? null : (
          <a href={answer.evidenceUrl} target="_blank" rel="noreferrer">
            {t(answerTexts.scan)}
          </a>
        )}
      </Card>
    </li>
  );
}

const Quote = ({ label, text }: { label: string; text: string | null }) =>
  text === null ? null : (
    <blockquote className={parts.quote}>
      <p className={parts.small}>{label}</p>
      {text}
    </blockquote>
  );

interface TriageProps {
  readonly order: Order;
  readonly bar: readonly BarAction[];
  readonly busy: boolean;
  readonly onAct: (one: BarAction) => void;
}

/** The bureau's answer to the last attempt, the proposal, and the two actions: return to the applicant, or push again. */
export function Triage({ order, bar, busy, onAct }: TriageProps) {
  const answers = order.bureauAnswers.filter((answer) => answer.latest);
  if (!refusedStates.includes(order.state) || answers.length === 0) return null;
  const labels = new Map(order.items.map((item) => [item.key, item.label]));
  const ways: Partial<Record<DeskEvent, BilingualText>> = {
    sendBack: order.proposedReasons.length === 0 ? triageTexts.sendBackBare : triageTexts.sendBack,
    pushToBureau: triageTexts.pushToBureau,
  };
  const newest = answers[0];
  return (
    <section className={parts.panel} data-tone="bad" aria-label={t(triageTexts.title)}>
      <h2>
        {t(triageTexts.title)}
        {newest === undefined ? null : <span className={parts.small}> {clockTime(newest.at)}</span>}
      </h2>
      <ul className={parts.list}>
        {answers.map((answer) => (
          <AnswerCard key={answer.id} answer={answer} />
        ))}
      </ul>
      {order.proposedReasons.length === 0 ? (
        <p className={parts.small}>{t(triageTexts.nothing)}</p>
      ) : (
        <ul className={parts.list} aria-label={t(triageTexts.proposed)}>
          {order.proposedReasons.map((reason) => (
            <li key={`${reason.item} ${reason.code}`} className={parts.line}>
              <b>{reason.item === null ? t(sendBackTexts.whole) : (labels.get(reason.item) ?? reason.item)}</b>
              <span>
                {reason.code} {reason.label}
              </span>
              <span className={parts.small}>{reason.advice}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={parts.line}>
        {bar.map((one) => {
          const label = ways[one.event];
          if (label === undefined) return null;
          const { can, reason } = accessFor(order.actions, one.event);
          const [key] = keysOfAction(one);
          return (
            <Button
              key={one.event}
              disabled={!can || busy}
              title={reason}
              aria-keyshortcuts={key && keyShortcut(key)}
              onClick={() => onAct(one)}
            >
              {t(label)} <KeyHint name={key} />
            </Button>
          );
        })}
      </p>
    </section>
  );
}
