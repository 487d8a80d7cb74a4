import { callOutcomes } from '@beian/domain/order';
import { textLengths } from '@beian/domain/text';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import type { CallOutcome } from '../../order/perform.ts';
import { useDraft } from '../drafts.ts';
import { Strip } from '../items/strip.tsx';
import parts from '../parts.module.css';
import { callTexts } from '../timeline/history-texts.ts';
import type { AskedText } from './bar-entries.ts';

interface FormProps {
  readonly orderId: string;
  readonly title: string;
  readonly busy: boolean;
  readonly onClose: () => void;
}

/** Opens above the bar, so that the values and the image stay in view. */
export function CallForm<O extends CallOutcome>({
  orderId,
  title,
  busy,
  onClose,
  outcomes,
  onSave,
}: FormProps & {
  readonly outcomes: readonly O[];
  readonly onSave: (input: { outcome: O; note: string | null }) => Promise<boolean>;
}) {
  const t = useT();
  const [draft, setDraft] = useDraft(orderId);
  const [needed, setNeeded] = useState(false);
  const save = async () => {
    const outcome = outcomes.find((one) => one === draft.outcome);
    if (outcome === undefined) return setNeeded(true);
    if (await onSave({ outcome, note: draft.callNote.trim() || null })) {
      setDraft({ outcome: null, callNote: '' });
      onClose();
    }
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Radio.Group
        aria-label={t(callTexts.outcome)}
        value={draft.outcome}
        onChange={(event) => {
          setNeeded(false);
          setDraft({ outcome: event.target.value as CallOutcome });
        }}
      >
        {outcomes.map((outcome, index) => (
          <Radio key={outcome} value={outcome} autoFocus={index === 0}>
            {t(callOutcomes[outcome])}
          </Radio>
        ))}
      </Radio.Group>
      <Input.TextArea
        className={parts.text}
        aria-label={t(callTexts.note)}
        placeholder={t(callTexts.note)}
        rows={1}
        maxLength={textLengths.callNote}
        value={draft.callNote}
        onChange={(event) => setDraft({ callNote: event.target.value })}
      />
      {needed ? (
        <span className={parts.bad} role="alert">
          {t(callTexts.outcomeNeeded)}
        </span>
      ) : null}
    </Strip>
  );
}

/** The form of an event that takes one text. */
export function TextForm({
  orderId,
  title,
  hint,
  asks,
  busy,
  onClose,
  onSave,
}: FormProps & {
  readonly hint: string | null;
  readonly asks: AskedText;
  readonly onSave: (text: string) => Promise<boolean>;
}) {
  const t = useT();
  const [draft, setDraft] = useDraft(orderId);
  const [typed, setTyped] = useState('');
  const [needed, setNeeded] = useState(false);
  const { draft: kept, label } = asks;
  const value = kept === undefined ? typed : draft[kept];
  const change = (text: string) => (kept === undefined ? setTyped(text) : setDraft({ [kept]: text }));
  const save = async () => {
    const text = value.trim();
    if (text === '') return setNeeded(true);
    if (await onSave(text)) {
      change('');
      onClose();
    }
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Input.TextArea
        className={parts.text}
        aria-label={t(label)}
        placeholder={t(asks.hint ?? label)}
        autoFocus
        rows={2}
        maxLength={asks.most}
        value={value}
        onChange={(event) => {
          setNeeded(false);
          change(event.target.value);
        }}
      />
      {needed ? (
        <span className={parts.bad} role="alert">
          {t(asks.needed)}
        </span>
      ) : null}
      {hint === null ? null : <span>{hint}</span>}
    </Strip>
  );
}
