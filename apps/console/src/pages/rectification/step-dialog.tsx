import { textLengths } from '@beian/domain/text';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts } from '../../ui/texts.ts';
import { shanghai } from '../../ui/time.ts';
import { handleRectificationDocument, type Rectification, setRectificationDueDocument } from './documents.ts';
import styles from './rectification.module.css';
import { rectificationTexts } from './texts.ts';
import type { RunStep } from './use-rectifications.ts';

/** The supervisor's steps: to mark a notice as dealt with, or to set the day that its text names. */
export type SupervisorStep = 'handle' | 'setDue';

interface StepDialogProps {
  readonly step: SupervisorStep;
  readonly notice: Rectification;
  readonly busy: boolean;
  readonly run: RunStep;
  readonly onClose: () => void;
}

export function StepDialog({ step, notice, busy, run, onClose }: StepDialogProps) {
  const t = useT();
  const [note, setNote] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const label = t(rectificationTexts[step]);
  const noteLabel = t(step === 'handle' ? rectificationTexts.note : rectificationTexts.why);
  const send = async () => {
    const call = { id: notice.id, note: note.trim(), key: newKey() };
    if (step === 'handle') return (await request(handleRectificationDocument, call)).done;
    return (await request(setRectificationDueDocument, { ...call, day: day ?? '' })).done;
  };
  return (
    <Modal
      open
      title={label}
      width={420}
      centered
      okText={label}
      okButtonProps={{ loading: busy, disabled: note.trim() === '' || (step === 'setDue' && day === null) }}
      cancelText={t(commonTexts.cancel)}
      onOk={async () => {
        if (await run(label, send)) onClose();
      }}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {step === 'handle' ? null : (
          <DayPicker
            aria-label={t(rectificationTexts.day)}
            placeholder={t(rectificationTexts.day)}
            value={day}
            min={shanghai(Date.now()).format('YYYY-MM-DD')}
            onChange={setDay}
          />
        )}
        <Input.TextArea
          aria-label={noteLabel}
          placeholder={noteLabel}
          rows={3}
          maxLength={textLengths.rectification}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  );
}
