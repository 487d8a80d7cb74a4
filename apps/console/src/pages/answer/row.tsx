import { textLengths } from '@beian/domain/text';
import { Card, Col, Flex, Row, Tag, Typography } from 'antd';
import { accessFor } from '../../app/providers/access.ts';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { dismissAnswerDocument, matchAnswerDocument, type UnmatchedAnswer } from '../../generated/answer.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import layout from '../../ui/page.module.css';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { answerTexts } from './answer-texts.ts';
import { unmatchedTexts } from './texts.ts';

interface AnswerRowProps {
  readonly answer: UnmatchedAnswer;
  /** The supervisor has decided, or has closed the dialog: the list may be another one. */
  readonly onActed: () => void;
}

const reasonRows: FieldRows<{ readonly reason: string }> = {
  reason: { control: 'lines', label: unmatchedTexts.reason, required: true, max: textLengths.dismissal },
};

/** One answer: its content, why it matched no order, candidate orders, and a supervisor's actions. */
export function AnswerRow({ answer, onActed }: AnswerRowProps) {
  const { id, verdictLabel, candidates, actions } = answer;
  const match = actions.find((action) => action.event === 'matchAnswer');
  const dismiss = actions.find((action) => action.event === 'dismissAnswer');
  const mayMatch = accessFor(actions, 'matchAnswer');
  const title = [answer.provinceName, answer.identifier ?? t(unmatchedTexts.nobody)].join(' · ');
  return (
    <li aria-label={title} data-row-key={id} tabIndex={-1}>
      <Row gutter={[24, 8]}>
        <Col xs={24} md={12}>
          <Said answer={answer} title={title} />
        </Col>
        <Col xs={24} md={12}>
          <Flex vertical gap={4} align="start">
            <Faint>{t(candidates.length === 0 ? unmatchedTexts.noCandidates : unmatchedTexts.candidates)}</Faint>
            {candidates.map((candidate) => (
              <Card key={candidate.orderId} size="small" style={{ width: '100%' }}>
                <Flex justify="space-between" align="center" gap={12}>
                  <span>
                    <OrderLink id={candidate.orderId} number={candidate.number} /> <Tag>{candidate.stateLabel}</Tag>
                    <Faint>
                      {candidate.subjectName} · {candidate.filingNumber}
                    </Faint>{' '}
                    <Typography.Text type="danger">
                      {candidate.reasons.map((one) => one.message).join(t(commonTexts.and))}
                    </Typography.Text>
                  </span>
                  {match === undefined ? null : (
                    <FormButton
                      label={match.label}
                      button={{
                        size: 'small',
                        disabled: !mayMatch.can || candidate.reasons.length > 0,
                        title: mayMatch.reason,
                        'aria-label': t(unmatchedTexts.matchTo, { number: candidate.number }),
                      }}
                      title={t(actionTexts.confirmTitle, { label: match.label, number: candidate.number })}
                      lead={
                        <>
                          {match.confirm}
                          <br />
                          {t(unmatchedTexts.effect, { verdict: verdictLabel, name: candidate.subjectName })}
                        </>
                      }
                      send={(_, key) => send(matchAnswerDocument, { id, orderId: candidate.orderId, key })}
                      done={() => t(actionTexts.done, { label: match.label })}
                      onClose={onActed}
                    />
                  )}
                </Flex>
              </Card>
            ))}
            <Typography.Text type="danger">{mayMatch.reason}</Typography.Text>
            {dismiss === undefined ? null : (
              <FormButton
                label={dismiss.label}
                button={{ size: 'small', type: 'text', disabled: dismiss.presence !== 'ENABLED' }}
                lead={dismiss.confirm}
                rows={reasonRows}
                initial={{ reason: '' }}
                edits
                send={({ reason }, key) => send(dismissAnswerDocument, { id, reason: reason.trim(), key })}
                done={() => t(actionTexts.done, { label: dismiss.label })}
                onClose={onActed}
              />
            )}
          </Flex>
        </Col>
      </Row>
    </li>
  );
}

/** What the bureau said, and why no order could take it. */
function Said({ answer, title }: { answer: UnmatchedAnswer; title: string }) {
  const { verdict, verdictLabel, day, fileName, receivedAt, operation, codes, opinion, remark, why } = answer;
  return (
    <Flex vertical gap={4}>
      <p>
        <Typography.Text strong type={verdict === 'approved' ? 'success' : 'danger'}>
          {verdictLabel}
        </Typography.Text>{' '}
        <b>{title}</b> <Faint>{t(answerTexts.day, { day })}</Faint>
      </p>
      <Faint>
        {[
          t(unmatchedTexts.file, { name: fileName }),
          t(answerTexts.at, { at: fullTime(receivedAt) }),
          operation === '' ? t(unmatchedTexts.noOperation) : t(unmatchedTexts.operation, { code: operation }),
        ].join(' · ')}
      </Faint>
      {codes.map(({ code, sentence, words }) => (
        <p key={code}>
          <code>{code}</code> {sentence} {words === null ? null : <q>{words}</q>}
        </p>
      ))}
      {[opinion, remark].map((text) =>
        text === null ? null : (
          <Typography key={text}>
            <blockquote className={layout.words}>{text}</blockquote>
          </Typography>
        ),
      )}
      <Typography.Text type="warning">
        {t(unmatchedTexts.why)} {why.map((one) => one.message).join(t(commonTexts.and))}
      </Typography.Text>
      {why.map(({ suggestion }) => suggestion && <Faint key={suggestion}>{suggestion}</Faint>)}
    </Flex>
  );
}
