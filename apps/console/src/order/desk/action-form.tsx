import { callOutcomes } from '@beian/domain/order';
import { textLengths } from '@beian/domain/text';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useT } from '../../providers/i18n.ts';
import type { CallOutcome } from '../perform.ts';
import styles from './action-form.module.css';
import { writeOffTexts } from './bureau-texts.ts';
import { useDraft } from './drafts.ts';
import { callTexts, noteTexts } from './history-texts.ts';
import { smsTexts } from './photo-texts.ts';
import { Strip } from './strip.tsx';

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
        className={styles.text}
        aria-label={t(callTexts.note)}
        placeholder={t(callTexts.note)}
        rows={1}
        maxLength={textLengths.callNote}
        value={draft.callNote}
        onChange={(event) => setDraft({ callNote: event.target.value })}
      />
      {needed ? (
        <span className={styles.needed} role="alert">
          {t(callTexts.outcomeNeeded)}
        </span>
      ) : null}
    </Strip>
  );
}

export function NoteForm({
  orderId,
  title,
  busy,
  onClose,
  onSave,
}: FormProps & { onSave: (input: { text: string }) => Promise<boolean> }) {
  const t = useT();
  const [draft, setDraft] = useDraft(orderId);
  const [needed, setNeeded] = useState(false);
  const save = async () => {
    const text = draft.note.trim();
    if (text === '') return setNeeded(true);
    if (await onSave({ text })) {
      setDraft({ note: '' });
      onClose();
    }
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Input.TextArea
        className={styles.text}
        aria-label={t(noteTexts.text)}
        placeholder={t(noteTexts.hint)}
        autoFocus
        rows={2}
        maxLength={textLengths.note}
        value={draft.note}
        onChange={(event) => {
          setNeeded(false);
          setDraft({ note: event.target.value });
        }}
      />
      {needed ? (
        <span className={styles.needed} role="alert">
          {t(noteTexts.textNeeded)}
        </span>
      ) : null}
    </Strip>
  );
}

/** The reason why no answer will come any more. */
export function WriteOffForm({
  title,
  hint,
  busy,
  onClose,
  onSave,
}: Omit<FormProps, 'orderId'> & { hint: string | null; onSave: (input: { note: string }) => Promise<boolean> }) {
  const t = useT();
  const [note, setNote] = useState('');
  const [needed, setNeeded] = useState(false);
  const save = async () => {
    if (note.trim() === '') return setNeeded(true);
    if (await onSave({ note: note.trim() })) onClose();
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Input.TextArea
        className={styles.text}
        aria-label={t(writeOffTexts.note)}
        placeholder={t(writeOffTexts.note)}
        autoFocus
        rows={2}
        maxLength={textLengths.writeOff}
        value={note}
        onChange={(event) => {
          setNeeded(false);
          setNote(event.target.value);
        }}
      />
      {needed ? (
        <span className={styles.needed} role="alert">
          {t(writeOffTexts.noteNeeded)}
        </span>
      ) : null}
      {hint === null ? null : <span>{hint}</span>}
    </Strip>
  );
}

/** What a reviewer saw on the bureau's page about the SMS verification. */
export function EvidenceForm({
  orderId,
  title,
  busy,
  onClose,
  onSave,
}: FormProps & { onSave: (input: { evidence: string }) => Promise<boolean> }) {
  const t = useT();
  const [draft, setDraft] = useDraft(orderId);
  const [needed, setNeeded] = useState(false);
  const save = async () => {
    const evidence = draft.evidence.trim();
    if (evidence === '') return setNeeded(true);
    if (await onSave({ evidence })) {
      setDraft({ evidence: '' });
      onClose();
    }
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Input.TextArea
        className={styles.text}
        aria-label={t(smsTexts.evidence)}
        placeholder={t(smsTexts.evidenceHint)}
        autoFocus
        rows={2}
        maxLength={textLengths.smsEvidence}
        value={draft.evidence}
        onChange={(event) => {
          setNeeded(false);
          setDraft({ evidence: event.target.value });
        }}
      />
      {needed ? (
        <span className={styles.needed} role="alert">
          {t(smsTexts.evidenceNeeded)}
        </span>
      ) : null}
    </Strip>
  );
}
