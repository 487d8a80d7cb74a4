import { type SkipReason, skipReasonNames, skipReasons } from '@beian/domain/order';
import { textLengths } from '@beian/domain/text';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { useDraft } from '../drafts.ts';
import { Strip } from '../items/strip.tsx';
import { skipTexts } from '../panels/colleague-texts.ts';
import parts from '../parts.module.css';

interface SkipProps {
  readonly orderId: string;
  readonly title: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSave: (input: { reason: SkipReason; note: string | null }) => Promise<boolean>;
}

/** The reason for skipping the order, which supervisors read. */
export function SkipForm({ orderId, title, busy, onClose, onSave }: SkipProps) {
  const t = useT();
  const [draft, setDraft] = useDraft(orderId);
  const [reason, setReason] = useState<SkipReason | null>(null);
  const [tried, setTried] = useState(false);
  const note = draft.skipNote.trim();
  const missing =
    reason === null ? tried && skipTexts.reasonNeeded : reason === 'OTHER' && note === '' && skipTexts.noteNeeded;
  const save = async () => {
    setTried(true);
    if (reason === null || missing) return;
    if (await onSave({ reason, note: note || null })) {
      setDraft({ skipNote: '' });
      onClose();
    }
  };
  return (
    <Strip title={title} busy={busy} onClose={onClose} onSave={() => void save()}>
      <Radio.Group
        aria-label={t(skipTexts.reason)}
        value={reason}
        onChange={(event) => setReason(event.target.value as SkipReason)}
      >
        {skipReasonNames.map((name, index) => (
          <Radio key={name} value={name} autoFocus={index === 0}>
            {t(skipReasons[name])}
          </Radio>
        ))}
      </Radio.Group>
      <Input.TextArea
        className={parts.text}
        aria-label={t(skipTexts.note)}
        placeholder={t(skipTexts.note)}
        rows={1}
        maxLength={textLengths.skipNote}
        value={draft.skipNote}
        onChange={(event) => setDraft({ skipNote: event.target.value })}
      />
      {missing ? (
        <span className={parts.bad} role="alert">
          {t(missing)}
        </span>
      ) : null}
    </Strip>
  );
}
