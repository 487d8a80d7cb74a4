import { textLengths } from '@beian/domain/text';
import { Button, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { accessFor } from '../../app/providers/access.ts';
import { useT } from '../../app/providers/i18n.ts';
import type { AnswerCandidate as Candidate, UnmatchedAnswer } from '../../generated/answer.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import styles from './answer.module.css';
import { answerTexts } from './answer-texts.ts';
import type { Intent } from './resolve.ts';
import { unmatchedTexts } from './texts.ts';

interface AnswerRowProps {
  readonly answer: UnmatchedAnswer;
  readonly busy: boolean;
  readonly onAct: (intent: Intent, label: string) => Promise<boolean>;
}

/** One answer: its content, why it matched no order, candidate orders, and a supervisor's actions. */
export function AnswerRow({ answer, busy, onAct }: AnswerRowProps) {
  const t = useT();
  const [asked, setAsked] = useState<Candidate | null>(null);
  const [dismissing, setDismissing] = useState(false);
  const [reason, setReason] = useState('');
  const match = answer.actions.find((action) => action.event === 'matchAnswer');
  const dismiss = answer.actions.find((action) => action.event === 'dismissAnswer');
  const mayMatch = accessFor(answer.actions, 'matchAnswer');
  const title = [answer.provinceName, answer.identifier ?? t(unmatchedTexts.nobody)].join(' · ');
  return (
    <li className={styles.row} aria-label={title} data-row-key={answer.id} tabIndex={-1}>
      <div className={styles.said}>
        <p className={styles.line}>
          <b className={answer.verdict === 'approved' ? styles.ok : styles.bad}>{answer.verdictLabel}</b>
          <b>{title}</b>
          <span className={styles.faint}>{t(answerTexts.day, { day: answer.day })}</span>
        </p>
        <p className={styles.faint}>
          {[
            t(unmatchedTexts.file, { name: answer.fileName }),
            t(answerTexts.at, { at: fullTime(answer.receivedAt) }),
            answer.operation === ''
              ? t(unmatchedTexts.noOperation)
              : t(unmatchedTexts.operation, { code: answer.operation }),
          ].join(' · ')}
        </p>
        {answer.codes.map((code) => (
          <p key={code.code} className={styles.code}>
            <span className={styles.number}>{code.code}</span>
            <span>
              {code.sentence}
              {code.words === null ? null : <q className={styles.words}>{code.words}</q>}
            </span>
          </p>
        ))}
        {answer.opinion === null ? null : <blockquote className={styles.opinion}>{answer.opinion}</blockquote>}
        {answer.remark === null ? null : <blockquote className={styles.opinion}>{answer.remark}</blockquote>}
        <p className={styles.why}>
          {t(unmatchedTexts.why)} {answer.why.map((one) => one.message).join(t(commonTexts.and))}
        </p>
        {answer.why
          .flatMap((one) => one.suggestion ?? [])
          .map((suggestion) => (
            <p key={suggestion} className={styles.faint}>
              {suggestion}
            </p>
          ))}
      </div>
      <div className={styles.side}>
        <h3>{t(unmatchedTexts.candidates)}</h3>
        {answer.candidates.length === 0 ? <p className={styles.faint}>{t(unmatchedTexts.noCandidates)}</p> : null}
        <ul className={styles.candidates} aria-label={t(unmatchedTexts.candidates)}>
          {answer.candidates.map((candidate) => (
            <li key={candidate.orderId}>
              <span>
                <Link to={`/orders/${encodeURIComponent(candidate.orderId)}`}>{candidate.number}</Link>{' '}
                <Tag>{candidate.stateLabel}</Tag>
                <span className={styles.faint}>
                  {candidate.subjectName} · {candidate.filingNumber}
                </span>
                {candidate.reasons.length === 0 ? null : (
                  <span className={styles.cannot}>
                    {candidate.reasons.map((one) => one.message).join(t(commonTexts.and))}
                  </span>
                )}
              </span>
              {match === undefined ? null : (
                <Button
                  size="small"
                  disabled={busy || !mayMatch.can || candidate.reasons.length > 0}
                  title={mayMatch.reason}
                  aria-label={t(unmatchedTexts.matchTo, { number: candidate.number })}
                  onClick={() => setAsked(candidate)}
                >
                  {match.label}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {mayMatch.reason === undefined ? null : <p className={styles.cannot}>{mayMatch.reason}</p>}
        {dismiss === undefined ? null : (
          <Button
            size="small"
            type="text"
            disabled={busy || dismiss.presence !== 'ENABLED'}
            onClick={() => setDismissing(true)}
          >
            {dismiss.label}
          </Button>
        )}
      </div>
      <Modal
        open={asked !== null}
        title={
          match === undefined ? '' : t(actionTexts.confirmTitle, { label: match.label, number: asked?.number ?? '' })
        }
        width={420}
        centered
        destroyOnHidden
        okText={match?.label}
        okButtonProps={{ autoFocus: true, loading: busy }}
        cancelText={t(commonTexts.cancel)}
        onOk={async () => {
          if (asked === null || match === undefined) return;
          await onAct({ event: 'matchAnswer', id: answer.id, orderId: asked.orderId }, match.label);
          setAsked(null);
        }}
        onCancel={() => setAsked(null)}
      >
        <p>{match?.confirm}</p>
        <p>{t(unmatchedTexts.effect, { verdict: answer.verdictLabel, name: asked?.subjectName ?? '' })}</p>
      </Modal>
      <Modal
        open={dismissing}
        title={dismiss?.label}
        width={420}
        centered
        destroyOnHidden
        okText={dismiss?.label}
        okButtonProps={{ loading: busy, disabled: reason.trim() === '' }}
        cancelText={t(commonTexts.cancel)}
        onOk={async () => {
          if (dismiss === undefined) return;
          if (await onAct({ event: 'dismissAnswer', id: answer.id, reason: reason.trim() }, dismiss.label))
            setDismissing(false);
        }}
        onCancel={() => setDismissing(false)}
      >
        <p>{dismiss?.confirm}</p>
        <Input.TextArea
          aria-label={t(unmatchedTexts.reason)}
          placeholder={t(unmatchedTexts.reason)}
          rows={3}
          maxLength={textLengths.dismissal}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </li>
  );
}
