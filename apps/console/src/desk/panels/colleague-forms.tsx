import {
  callbackOutcomeNames,
  type EscalationReason,
  escalationReasonNames,
  escalationReasons,
} from '@beian/domain/order';
import { textLengths } from '@beian/domain/text';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { AssigneeSelect } from '../../order/assignee-select.tsx';
import type { Action, Order } from '../../order/documents.ts';
import type { EventInputs } from '../../order/perform.ts';
import { NOBODY, StaffSelect } from '../../order/staff-select.tsx';
import { assignTexts } from '../../order/texts.ts';
import { CallForm } from '../actions/action-form.tsx';
import type { BarAction } from '../actions/bar-entries.ts';
import { useDraft } from '../drafts.ts';
import { Strip } from '../items/strip.tsx';
import parts from '../parts.module.css';
import { adviceTexts, askTexts, assignFormTexts, escalateTexts, settleTexts } from './colleague-texts.ts';

interface ColleagueFormsProps {
  readonly form: BarAction;
  readonly order: Order;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly run: <E extends keyof EventInputs>(action: Action, event: E, input: EventInputs[E]) => Promise<boolean>;
}

/** The form of an event that involves a colleague or supervisor; nothing for other events. */
export function ColleagueForms({ form: { event, action }, order, busy, onClose, run }: ColleagueFormsProps) {
  const strip = { title: action.label, busy, onClose, order };
  if (event === 'assign') return <AssignForm {...strip} onSave={(input) => run(action, 'assign', input)} />;
  if (event === 'requestAdvice')
    return <AdviceRequestForm {...strip} onSave={(input) => run(action, 'requestAdvice', input)} />;
  if (event === 'answerAdvice') return <AnswerForm {...strip} onSave={(input) => run(action, 'answerAdvice', input)} />;
  if (event === 'escalate') return <EscalateForm {...strip} onSave={(input) => run(action, 'escalate', input)} />;
  if (event === 'settleEscalation')
    return <SettleForm {...strip} onSave={(input) => run(action, 'settleEscalation', input)} />;
  if (event === 'logCallback')
    return (
      <CallForm
        orderId={order.id}
        title={action.label}
        busy={busy}
        outcomes={callbackOutcomeNames}
        onClose={onClose}
        onSave={(input) => run(action, 'logCallback', input)}
      />
    );
  return null;
}

interface FormProps<E extends keyof EventInputs> {
  readonly title: string;
  readonly busy: boolean;
  readonly order: Order;
  readonly onClose: () => void;
  readonly onSave: (input: EventInputs[E]) => Promise<boolean>;
}

const Needed = ({ says }: { says: string | false }) =>
  says === false ? null : (
    <span className={parts.bad} role="alert">
      {says}
    </span>
  );

const idOf = (value: string): string | null => (value === NOBODY ? null : value);

function AssignForm({ title, busy, order, onClose, onSave }: FormProps<'assign'>) {
  const t = useT();
  const [to, setTo] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (to !== null && (await onSave({ staffId: idOf(to) }))) onClose();
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <AssigneeSelect
        label={t(assignTexts.to)}
        first={t(assignTexts.nobody)}
        orderIds={[order.id]}
        value={to}
        onChange={setTo}
        autoFocus
      />
      {order.assignee === null ? null : <span>{t(assignFormTexts.current, { name: order.assignee.name })}</span>}
      <Needed says={tried && to === null && t(assignFormTexts.whoNeeded)} />
    </Strip>
  );
}

function AdviceRequestForm({ title, busy, order, onClose, onSave }: FormProps<'requestAdvice'>) {
  const t = useT();
  const [draft, setDraft] = useDraft(order.id);
  const [of, setOf] = useState<string>(NOBODY);
  const [tried, setTried] = useState(false);
  const question = draft.question.trim();
  const save = async () => {
    setTried(true);
    if (question === '' || !(await onSave({ staffId: idOf(of), question }))) return;
    setDraft({ question: '' });
    onClose();
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <StaffSelect label={t(askTexts.of)} first={t(askTexts.supervisors)} value={of} onChange={setOf} />
      <Words
        label={t(askTexts.question)}
        most={textLengths.question}
        value={draft.question}
        onChange={(text) => setDraft({ question: text })}
      />
      <Needed says={tried && question === '' && t(askTexts.questionNeeded)} />
    </Strip>
  );
}

function AnswerForm({ title, busy, order, onClose, onSave }: FormProps<'answerAdvice'>) {
  const t = useT();
  const [draft, setDraft] = useDraft(order.id);
  // One's own question can only be answered by somebody else.
  const open = order.advice.filter((one) => one.answer === null && !one.mine);
  const [chosen, setChosen] = useState(open[0]?.id);
  const [tried, setTried] = useState(false);
  const answer = draft.adviceAnswer.trim();
  const save = async () => {
    setTried(true);
    if (answer === '' || chosen === undefined || !(await onSave({ adviceId: chosen, answer }))) return;
    setDraft({ adviceAnswer: '' });
    onClose();
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Radio.Group
        aria-label={t(adviceTexts.pick)}
        value={chosen}
        onChange={(event) => setChosen(event.target.value as string)}
      >
        {open.map((one) => (
          <Radio key={one.id} value={one.id}>
            {one.askedName}: {one.question}
          </Radio>
        ))}
      </Radio.Group>
      <Words
        label={t(adviceTexts.answer)}
        most={textLengths.answer}
        value={draft.adviceAnswer}
        onChange={(text) => setDraft({ adviceAnswer: text })}
      />
      <Needed says={tried && answer === '' && t(adviceTexts.answerNeeded)} />
    </Strip>
  );
}

function EscalateForm({ title, busy, order, onClose, onSave }: FormProps<'escalate'>) {
  const t = useT();
  const [draft, setDraft] = useDraft(order.id);
  const [reason, setReason] = useState<EscalationReason | null>(null);
  const [tried, setTried] = useState(false);
  const note = draft.escalateNote.trim();
  const missing =
    reason === null
      ? tried && t(escalateTexts.reasonNeeded)
      : reason === 'OTHER' && note === '' && t(escalateTexts.noteNeeded);
  const save = async () => {
    setTried(true);
    if (reason === null || missing !== false || !(await onSave({ reason, note: note || null }))) return;
    setDraft({ escalateNote: '' });
    onClose();
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Radio.Group
        aria-label={t(escalateTexts.reason)}
        value={reason}
        onChange={(event) => setReason(event.target.value as EscalationReason)}
      >
        {escalationReasonNames.map((name, index) => (
          <Radio key={name} value={name} autoFocus={index === 0}>
            {t(escalationReasons[name])}
          </Radio>
        ))}
      </Radio.Group>
      <Words
        label={t(escalateTexts.note)}
        most={textLengths.escalation}
        value={draft.escalateNote}
        focus={false}
        onChange={(text) => setDraft({ escalateNote: text })}
      />
      <Needed says={missing} />
    </Strip>
  );
}

function SettleForm({ title, busy, order, onClose, onSave }: FormProps<'settleEscalation'>) {
  const t = useT();
  const [draft, setDraft] = useDraft(order.id);
  const [tried, setTried] = useState(false);
  const answer = draft.settleAnswer.trim();
  const save = async () => {
    setTried(true);
    if (answer === '' || !(await onSave({ answer }))) return;
    setDraft({ settleAnswer: '' });
    onClose();
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Words
        label={t(settleTexts.answer)}
        most={textLengths.answer}
        value={draft.settleAnswer}
        onChange={(text) => setDraft({ settleAnswer: text })}
      />
      <Needed says={tried && answer === '' && t(settleTexts.answerNeeded)} />
    </Strip>
  );
}

interface WordsProps {
  readonly label: string;
  readonly most: number;
  readonly value: string;
  readonly focus?: boolean;
  readonly onChange: (text: string) => void;
}

const Words = ({ label, most, value, focus = true, onChange }: WordsProps) => (
  <Input.TextArea
    className={parts.text}
    aria-label={label}
    placeholder={label}
    autoFocus={focus}
    rows={focus ? 2 : 1}
    maxLength={most}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);
