import { refusedStates } from '@beian/domain/order-names';
import { Button } from 'antd';
import { accessFor } from '../../app/providers/access.ts';
import { labelOf, useT } from '../../app/providers/i18n.ts';
import type { BureauAnswer, Order } from '../../order/documents.ts';
import { answerSources, answerTexts } from '../../pages/answer/answer-texts.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { clockTime, fullTime } from '../../ui/time.ts';
import { type BarAction, keysOfAction } from '../actions/bar-entries.ts';
import { triageTexts } from '../actions/bureau-texts.ts';
import { sendBackTexts } from '../texts.ts';
import { attemptTexts } from '../timeline/history-texts.ts';
import styles from './triage.module.css';

/** A complete answer of a bureau: codes with sentences, text, and the items it names. */
export function AnswerCard({ answer }: { answer: BureauAnswer }) {
  const t = useT();
  return (
    <li className={styles.answer}>
      <p className={styles.line}>
        <b className={answer.verdict === 'approved' ? styles.ok : styles.bad}>{answer.verdictLabel}</b>
        <span className={styles.faint}>
          {[
            t(attemptTexts.sequence, { n: answer.sequence }),
            t(labelOf(answerSources, answer.source)),
            answer.day === null ? null : t(answerTexts.day, { day: answer.day }),
            t(answerTexts.at, { at: fullTime(answer.at) }),
            answer.staffName === null ? null : t(answerTexts.by, { name: answer.staffName }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </p>
      {answer.codes.map((code) => (
        <p key={code.code} className={styles.code}>
          <span className={styles.number}>{code.code}</span>
          <span>
            {code.sentence}
            {code.handling === null ? null : <span className={styles.handling}>{code.handling}</span>}
            {code.words === null ? null : <q className={styles.words}>{code.words}</q>}
          </span>
        </p>
      ))}
      {answer.opinion === null ? null : (
        <blockquote className={styles.opinion}>
          <span className={styles.faint}>
            {t(answer.source === 'RECORDED' ? answerTexts.evidence : answerTexts.opinion)}
          </span>
          {answer.opinion}
        </blockquote>
      )}
      {answer.remark === null ? null : (
        <blockquote className={styles.opinion}>
          <span className={styles.faint}>{t(answerTexts.remark)}</span>
          {answer.remark}
        </blockquote>
      )}
      {answer.reviewer === null ? null : (
        <p className={styles.faint}>
          {t(answerTexts.reviewer)} {answer.reviewer} {answer.phone ?? ''}
        </p>
      )}
      {answer.items.length === 0 ? null : (
        <p className={styles.items}>
          <span className={styles.faint}>{t(answerTexts.items)}</span>
          {answer.items.map((item) => (
            <span key={item.key} className={styles.chip}>
              {item.label}
            </span>
          ))}
        </p>
      )}
      {answer.evidenceUrl === null ? null : (
        <a href={answer.evidenceUrl} target="_blank" rel="noreferrer">
          {t(answerTexts.scan)}
        </a>
      )}
    </li>
  );
}

interface TriageProps {
  readonly order: Order;
  readonly bar: readonly BarAction[];
  readonly busy: boolean;
  readonly onAct: (one: BarAction) => void;
}

/** The bureau's answer to the last attempt, the proposal, and the two actions: return to the applicant, or push again. */
export function Triage({ order, bar, busy, onAct }: TriageProps) {
  const t = useT();
  const answers = order.bureauAnswers.filter((answer) => answer.latest);
  if (!refusedStates.includes(order.state) || answers.length === 0) return null;
  const labels = new Map(order.items.map((item) => [item.key, item.label]));
  const ways = ['sendBack', 'pushToBureau'] as const;
  const newest = answers[0];
  return (
    <section className={styles.triage} aria-label={t(triageTexts.title)}>
      <h2>
        {t(triageTexts.title)}
        {newest === undefined ? null : <span className={styles.faint}>{clockTime(newest.at)}</span>}
      </h2>
      <ul className={styles.answers}>
        {answers.map((answer) => (
          <AnswerCard key={answer.id} answer={answer} />
        ))}
      </ul>
      {order.proposedReasons.length === 0 ? (
        <p className={styles.faint}>{t(triageTexts.nothing)}</p>
      ) : (
        <ul className={styles.reasons} aria-label={t(triageTexts.proposed)}>
          {order.proposedReasons.map((reason) => (
            <li key={`${reason.item} ${reason.code}`}>
              <b>{reason.item === null ? t(sendBackTexts.whole) : (labels.get(reason.item) ?? reason.item)}</b>
              <span>
                {reason.code} {reason.label}
              </span>
              <span className={styles.faint}>{reason.advice}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.ways}>
        {ways.map((event) => {
          const one = bar.find((each) => each.event === event);
          if (one === undefined) return null;
          const { can, reason } = accessFor(order.actions, event);
          return (
            <Button
              key={event}
              disabled={!can || busy}
              title={reason}
              aria-keyshortcuts={keyShortcut(keysOfAction(one)[0])}
              onClick={() => onAct(one)}
            >
              {t(
                event === 'sendBack' && order.proposedReasons.length === 0
                  ? triageTexts.sendBackBare
                  : triageTexts[event],
              )}{' '}
              <KeyHint name={keysOfAction(one)[0]} />
            </Button>
          );
        })}
      </p>
    </section>
  );
}
